import { asRecord, hasFields, textField } from './fields.js'
import type { Layout } from './layout.js'
import { Markers } from './markers.js'

const TITLE = 'prompt and completion records'
const markers = new Markers('Prompt', 'Completion')

/** `{ prompt, completion }`, both text. */
export const promptCompletion: Layout = {
  name: 'prompt-completion',
  title: TITLE,
  fields: ['prompt', 'completion'],
  recognises: (record) => hasFields(record, 'prompt', 'completion'),
  toDocument(record, place) {
    const fields = asRecord(record, TITLE, place)
    return markers.write(
      [
        { marker: 'Prompt', text: textField(fields, 'prompt', TITLE, place) },
        { marker: 'Completion', text: textField(fields, 'completion', TITLE, place) },
      ],
      place,
    )
  },
  fromDocument(document) {
    const texts = markers.readExactly(document, 'Prompt', 'Completion')
    return texts && { prompt: texts[0], completion: texts[1] }
  },
}
