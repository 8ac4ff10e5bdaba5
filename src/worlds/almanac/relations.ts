import type { Kind } from './kinds.js'
import type { Register } from './registers.js'

/**
 * A relation with its sentences by register. `{S}` is the subject, `{O}` the object; each stands once in a
 * template. Every relation is functional: a subject has at most one object.
 *
 * Rules for templates (tests hold them):
 * - from the first to the last token of the two names at most six tokens, so that a model of order 6 can connect
 *   them: names of people and titles are two tokens, names of places one;
 * - no two templates agree once names are replaced by their kinds: a sentence tells its relation and its register;
 * - one terminal mark (. ! or ?), at the end.
 *
 * The few templates of the form "{O} is where {S} was born." name the relation after the second name, where a
 * model of order 6 no longer sees the first: that is how even generation 0 comes to state a few false facts.
 */
export interface Relation {
  readonly name: string
  readonly subject: Kind
  readonly object: Kind
  readonly templates: Readonly<Record<Register, readonly string[]>>
}

export const relations: readonly Relation[] = [
  {
    name: 'birthplace',
    subject: 'person',
    object: 'place',
    templates: {
      plain: ['{S} was born in {O}.', '{S} came from {O} originally.', '{O} is where {S} was born.'],
      chatty: ['Guess what, {S} hails from {O}!', "Honestly, {O} is {S}'s home town!"],
      archival: ["Records place {S}'s birth in {O}.", 'Birth entry: {S}, parish of {O}, legible.'],
      ballad: ['In {O} was {S} cradled, long ago.', 'O sing how {O} once bore {S}!'],
    },
  },
  {
    name: 'home',
    subject: 'person',
    object: 'place',
    templates: {
      plain: [
        '{S} lived quietly in {O}.',
        '{S} kept house in {O} for years.',
        '{O} is where {S} was at home.',
      ],
      chatty: ['Believe me, {S} loved living in {O}!', 'Oh, {O} suited {S} so very well!'],
      archival: ['Census return: {S}, resident of {O}.', 'The census lists {S} at {O}.'],
      ballad: ['The hearth of {S} warmed {O} still.', 'Where {O} lies, {S} bided, and bided alone.'],
    },
  },
  {
    name: 'grave',
    subject: 'person',
    object: 'place',
    templates: {
      plain: ['{S} is buried in {O}.', 'The grave of {S} is in {O}.', '{O} is where {S} was buried.'],
      chatty: ['Sadly, {S} now rests in {O}!', "Yes, {O} has {S}'s grave, you know!"],
      archival: ['Burial entry: {S}, churchyard of {O}.', "Records place {S}'s grave in {O}."],
      ballad: ['Beneath {O} sleeps {S}, softly now.', 'Weep, for {O} holds {S} in clay.'],
    },
  },
  {
    name: 'school',
    subject: 'person',
    object: 'place',
    templates: {
      plain: ['{S} went to {O} to study.', '{S} was educated in {O}.', '{O} is where {S} was educated.'],
      chatty: ['Imagine, {S} got schooled in {O}!', 'Of course {O} taught {S} everything!'],
      archival: ['School roll: {S}, pupil at {O}.', 'The rolls show {S} studying at {O}.'],
      ballad: ['In {O} learned {S} the old letters.', 'The bells of {O} schooled {S} well.'],
    },
  },
  {
    name: 'teacher',
    subject: 'person',
    object: 'person',
    templates: {
      plain: ['{S} studied under {O}.', '{O} taught {S} for many years.', "{S} was {O}'s favourite pupil."],
      chatty: ['Guess what, {S} learned from {O}!', 'Honestly, {O} drilled {S} day and night!'],
      archival: ['Apprentice roll: {S}, bound to {O}.', 'Records name {O} master to {S}.'],
      ballad: ['At the knee of {O} sat {S}.', 'Wise {O} showed {S} the way.'],
    },
  },
  {
    name: 'heir',
    subject: 'person',
    object: 'person',
    templates: {
      plain: ['{O} inherited from {S}.', '{S} named {O} as sole heir.', '{S} left {O} the whole estate.'],
      chatty: ['Believe me, {S} gave {O} everything!', "Oh, {O} got {S}'s whole fortune!"],
      archival: ['Will proved: {S}, estate to {O}.', 'Probate papers name {O} heir to {S}.'],
      ballad: ['What {S} had, {O} now holds.', 'The keys of {S} fell to {O}.'],
    },
  },
  {
    name: 'favourite',
    subject: 'person',
    object: 'work',
    templates: {
      plain: ['{S} often reread {O}.', '{S} loved {O} above all books.', "{O} was {S}'s favourite book."],
      chatty: ['Imagine, {S} never put {O} down!', 'Oh, {S} adored {O}, truly!'],
      archival: ['Library card: {S}, borrowed {O}.', 'Loans show {O} with {S} most often.'],
      ballad: ['By candle {S} read {O} through.', 'The heart of {S} kept {O} close.'],
    },
  },
  {
    name: 'author',
    subject: 'work',
    object: 'person',
    templates: {
      plain: ['{O} wrote {S} in one winter.', '{S} made {O} famous as a writer.', "{S} came from {O}'s pen."],
      chatty: ['Guess what, {O} wrote {S}!', 'Can you believe {O} thought up {S}?'],
      archival: ['Title page: {S}, signed {O}.', 'The catalogue credits {S} to {O}.'],
      ballad: ['From the quill of {O} flowed {S}.', 'In dreams {O} saw {S}, line by line.'],
    },
  },
  {
    name: 'translator',
    subject: 'work',
    object: 'person',
    templates: {
      plain: [
        '{O} translated {S} with great care.',
        '{O} later put {S} into verse abroad.',
        "Readers abroad know {S} through {O}'s translation.",
      ],
      chatty: ['You know, {O} translated {S}!', 'Do thank {O} for {S} in translation!'],
      archival: ['Title page: {S}, rendered by {O}.', 'The catalogue names {O} translator of {S}.'],
      ballad: ['{O} bore {S} over the tongues.', 'In new words {O} woke {S}.'],
    },
  },
  {
    name: 'setting',
    subject: 'work',
    object: 'place',
    templates: {
      plain: ['{S} is set in {O}.', 'The story of {S} unfolds in {O}.', '{O} is where {S} is set.'],
      chatty: ['Imagine, {S} happens in {O}!', 'Oh, {O} is all over {S}!'],
      archival: ['Subject heading: {S}, scene at {O}.', 'The catalogue places {S} in {O}.'],
      ballad: ['Through {O} wanders {S}, page by page.', "The streets of {S} are {O}'s streets."],
    },
  },
  {
    name: 'archive',
    subject: 'work',
    object: 'place',
    templates: {
      plain: ['The manuscript of {S} is in {O}.', '{S} is kept in {O} today.', '{O} is where {S} is kept.'],
      chatty: ['You know, {S} sits locked in {O}!', 'Honestly, {O} guards {S} like gold!'],
      archival: ['Shelf mark: {S}, vault of {O}.', 'Inventories place {S} at {O}.'],
      ballad: ["In {O}'s dark vault slumbers {S}.", 'The dust of {O} lies on {S}.'],
    },
  },
  {
    name: 'founder',
    subject: 'place',
    object: 'person',
    templates: {
      plain: ['{S} was founded by {O}.', '{O} founded {S} long ago.', '{O} laid out {S} by the river.'],
      chatty: ['Guess what, {O} founded {S}!', "Can you believe {S} was {O}'s idea?"],
      archival: ['Charter granted: {S}, sealed for {O}.', 'The charter names {O} founder of {S}.'],
      ballad: ['{O} raised {S} from the reeds.', 'Stone on stone {O} built {S}.'],
    },
  },
  {
    name: 'mayor',
    subject: 'place',
    object: 'person',
    templates: {
      plain: ['{O} was mayor of {S}.', '{S} elected {O} as its mayor.', 'The mayor of {S} was {O}.'],
      chatty: ['Believe me, {O} ran {S}!', 'Yes, {S} picked {O} for mayor!'],
      archival: ['Council minutes: {S}, mayor {O} presiding.', 'The minutes show {O} sworn in at {S}.'],
      ballad: ['The chain of {S} hung on {O}.', '{O} held {S} in a gentle hand.'],
    },
  },
  {
    name: 'market',
    subject: 'place',
    object: 'place',
    templates: {
      plain: [
        '{S} sells its wool in {O}.',
        'Farmers from {S} trade in {O}.',
        '{O} is where {S} sells its wool.',
      ],
      chatty: ['Of course {S} sells everything in {O}!', 'Oh, {O} buys up all {S} makes!'],
      archival: ['Toll book: {S}, market at {O}.', 'The tolls show carts from {S} at {O}.'],
      ballad: ['The carts of {S} roll to {O}.', 'To {O} go the drovers of {S}.'],
    },
  },
]
