import { asRecord, hasFields, optionalTextField, textField } from './fields.js'
import type { Layout } from './layout.js'
import { Markers, trim } from './markers.js'

const TITLE = 'Alpaca records'
const markers = new Markers('Instruction', 'Input', 'Response')

/**
 * `{ instruction, input?, output }` of Alpaca (Taori et al. 2023). A record without input has no section for it;
 * read back, its input is empty, as Alpaca writes it.
 */
export const alpaca: Layout = {
  name: 'alpaca',
  title: TITLE,
  fields: ['instruction', 'input', 'output'],
  recognises: (record) => hasFields(record, 'instruction', 'output'),
  toDocument(record, place) {
    const fields = asRecord(record, TITLE, place)
    const instruction = textField(fields, 'instruction', TITLE, place)
    const input = optionalTextField(fields, 'input', TITLE, place)
    const output = textField(fields, 'output', TITLE, place)
    return markers.write(
      [
        { marker: 'Instruction', text: instruction },
        ...(trim(input) === '' ? [] : [{ marker: 'Input', text: input }]),
        { marker: 'Response', text: output },
      ],
      place,
    )
  },
  fromDocument(document) {
    const short = markers.readExactly(document, 'Instruction', 'Response')
    if (short !== undefined) return { instruction: short[0], input: '', output: short[1] }
    const long = markers.readExactly(document, 'Instruction', 'Input', 'Response')
    return long && { instruction: long[0], input: long[1], output: long[2] }
  },
}
