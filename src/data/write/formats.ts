import { encodeParquet } from '../../files/parquet-table.js'
import { encodeJsonLines } from './json-lines.js'

/** A record of a training file. */
export type TrainingRecord = Readonly<Record<string, unknown>>

export interface TrainingFormat {
  readonly extension: 'jsonl' | 'parquet'
  /** What a line or row holds, for people. */
  readonly holds: string
  /** The layout that documents must have to become records; absent: any text is one. */
  readonly layout?: 'alpaca' | 'messages'
  /** The record of a document that answers an instruction given for all; absent: there is no place for one. */
  readonly answering?: (instruction: string, document: string) => TrainingRecord
  encode(records: readonly TrainingRecord[]): Uint8Array | Promise<Uint8Array>
}

const formats = {
  jsonl: {
    extension: 'jsonl',
    holds: 'JSON Lines, `{"text": ...}` a line',
    encode: encodeJsonLines,
  },
  alpaca: {
    extension: 'jsonl',
    holds: 'JSON Lines, `{"instruction": ..., "input": ..., "output": ...}` a line (Alpaca)',
    layout: 'alpaca',
    answering: (instruction, output) => ({ instruction, input: '', output }),
    encode: encodeJsonLines,
  },
  chatml: {
    extension: 'jsonl',
    holds: 'JSON Lines, `{"messages": [{"role": ..., "content": ...}]}` a line (ChatML)',
    layout: 'messages',
    answering: (instruction, content) => ({
      messages: [
        { role: 'user', content: instruction },
        { role: 'assistant', content },
      ],
    }),
    encode: encodeJsonLines,
  },
  parquet: {
    extension: 'parquet',
    holds: 'Parquet, one column `text`',
    encode: (records) =>
      encodeParquet([
        { name: 'text', type: 'STRING', nullable: false, values: records.map(({ text }) => String(text)) },
      ]),
  },
} as const satisfies Record<string, TrainingFormat>

export type TrainingFormatName = keyof typeof formats

export const trainingFormatNames = Object.keys(formats) as TrainingFormatName[]

/** How training files are written, by name. */
export const trainingFormats: Readonly<Record<TrainingFormatName, TrainingFormat>> = formats
