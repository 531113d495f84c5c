// Everything a page is made of. See each at /parts.html (npm run dev; /parts.html?lang=fr&theme=dark&part=Ladder).
// `?` optional, `|` one of. Words come from the part itself: give it content only.
//
// Page     PageHead {title, above?, lead?} slots lead, actions · Waiting {resource} slots default {value}, loading
//          Empty {title, contour?} slots default, actions · Facts {facts: [{key, label, value}]} slots by key
//          More {label, open?}
//          ViewSwitch {label, views: [{value, label, count?}], chosen, param? 'view'} writes the address
//          Dialog v-model:open {title, kind? dialog|drawer} slots default, actions
//          Menu {label, icon?, side? start|end} slot {close} · Contour, once a page · Icon {name} · Shape {name}
//          notify(sentence, undo?) says what was done
// Buttons  Button {kind? primary|plain|quiet, icon?, busy?, small?, type?} · LinkButton {to | href, kind?, icon?, small?}
//          `primary` is the one vermilion of a page: the next thing to do
// Forms    Form {submit, problem?, busy?, plain?, keep?} emits submit, slots default, actions; fields find their error by `name`;
//          with `keep` ("comment/<action>") what is typed and not sent comes back · DraftBack {of: use_draft(…)} elsewhere
//          Every field: {label, name, hint?, error?, optional?, bare?} and v-model, null when empty:
//          TextField · LongTextField · EmailField · NumberField {unit?} · MoneyField, integer cents · DateField {min?, max?}, ISO
//          TimeField, "18:30"
//          ChoiceField {options: [{value, label, hint?}], list?} · ChoicesField {options}, an array · FlagField, a boolean
//          ReferenceField {options: [{id, name, hint?}]}, an id · FileField {accept?, most?}, a File · PasswordField {fresh?}
// States   StateWord {of, washed?}: word and shape of fresh, due, overdue, seen_by_effect, confirmed, saved, … (states.ts)
// Actions  Ladder {rung 0-6, next?, small?} slot for its button · LadderCounts {counts[7]} · KeyFigure {value, of?, label, note?}
//          Progress {start, value, target, unit?, places? {n, m}, pace?}
// Charts   each brings its table
//          RunChart {title, points: [{key, label, value|null, n?, m?}], start?, target?, unit?, sentence?, small?}
//          Bars {caption, bars: [{id, name, value|null, target?, state?, to?}], unit?, captioned?}
//          TileMap {caption, tiles: [{id, name, column?, row?, value|null, label?, state?, to?, geometry?}], bare?}
//          LinksMap {caption, goals: [{id, title, code?, to?}], actions, links: [{id, goal, action, strength, state, reason?}]}
// Lists    Table {caption, columns: [{key, label, kind? number, bare?}], rows, row_key? 'id', narrow? stack|scroll}
//          slots by column key {row}
//          TimeLine {deeds: [{moment, at, sentence, actor_name?, why?, to?}]} · HistoryList {revisions, label_of?, text_of?}
//          HistoryButton {kind, id, title} emits changed: a quiet button that opens the drawer
//          HistoryDrawer {kind, id, title?} v-model:open emits changed: the history of a record, with "take this back"
//          EvidenceDrawer {measurement} v-model:open: who said a number, when, through what, and what it replaced
// Numbers  GridInput {caption, rows, periods, cells, totals?, readonly?} emits enter {row, period, value, raw}, paste
//          OneNumber {question, where, unit?, measure?, last?, busy?, save?, sent?, problem?} emits send, not_me; slots more done
// Asking   AskDialog {indicator, title, here? {id, name}, silent? [{id, name}]} v-model:open emits done: links and mails
// Time     AsOf {named?, compare?} writes ?on= and ?compare= · PrintSheet {title, above?, city, day, source?} slots tools, foot
//
// Beside the parts: read, create, change, remove, upload (@/api/client) · resource(load, depends) (@/state/resource) · session,
// may, has_role (@/state/session) · asof (@/state/asof) · use_title (@/state/title) · the_outbox (@/state/outbox: writes that
// outlive the network) · t, say (@/words) · classes .stack .row .columns .beside .soft .small .figures .plain-list
// (styles/utilities.css). A page is pages/<page>/route.ts (its meta: router.ts) and words/<language>/<page>.json.
export { default as AskDialog } from './ask/AskDialog.vue'
export { default as AsOf } from './as-of/AsOf.vue'
export { default as Bars, type Bar } from './bars/Bars.vue'
export { default as Button } from './button/Button.vue'
export { default as LinkButton } from './button/LinkButton.vue'
export { default as Contour } from './contour/Contour.vue'
export { default as Dialog } from './dialog/Dialog.vue'
export { default as DraftBack } from './draft-back/DraftBack.vue'
export { default as Empty } from './empty/Empty.vue'
export { default as ErrorSummary } from './error-summary/ErrorSummary.vue'
export { default as EvidenceDrawer } from './evidence/EvidenceDrawer.vue'
export { default as Facts, type Fact } from './facts/Facts.vue'
export { default as Form } from './form/Form.vue'
export type { Entry, Landing } from './grid-input/grid'
export { default as GridInput, type GridCell } from './grid-input/GridInput.vue'
export { default as HistoryButton } from './history/HistoryButton.vue'
export { default as HistoryDrawer } from './history/HistoryDrawer.vue'
export { default as HistoryList, type Revision } from './history/HistoryList.vue'
export { default as Icon } from './icon/Icon.vue'
export { default as KeyFigure } from './key-figure/KeyFigure.vue'
export { default as Ladder } from './ladder/Ladder.vue'
export { default as LadderCounts } from './ladder/LadderCounts.vue'
export { rungs } from './ladder/rungs'
export { default as LanguageSwitch } from './language-switch/LanguageSwitch.vue'
export { default as LinksMap, type End, type Link } from './links-map/LinksMap.vue'
export { default as Menu } from './menu/Menu.vue'
export { default as More } from './more/More.vue'
export { notify } from './notice/notices'
export { default as OneNumber, type Told } from './one-number/OneNumber.vue'
export { default as PageHead } from './page-head/PageHead.vue'
export { default as PrintSheet } from './print-sheet/PrintSheet.vue'
export { default as Progress } from './progress/Progress.vue'
export type { RunPoint } from './run-chart/layout'
export type { KeptRecord, RecordField, RecordValues } from './record/fields'
export { default as RecordDialog } from './record/RecordDialog.vue'
export { default as RecordList } from './record/RecordList.vue'
export { default as RemoveButton } from './remove/RemoveButton.vue'
export { default as RunChart } from './run-chart/RunChart.vue'
export { default as Shape } from './shape/Shape.vue'
export { default as StateWord } from './state-word/StateWord.vue'
export { is_late, states, type StateName } from './state-word/states'
export { default as Table, type Column } from './table/Table.vue'
export { default as TileMap, type Tile } from './tile-map/TileMap.vue'
export { default as TimeLine, type Deed } from './time-line/TimeLine.vue'
export { default as ViewSwitch } from './view-switch/ViewSwitch.vue'
export { default as Waiting } from './waiting/Waiting.vue'

export { default as ChoiceField } from '../fields/choice/ChoiceField.vue'
export { default as ChoicesField } from '../fields/choices/ChoicesField.vue'
export { default as DateField } from '../fields/date/DateField.vue'
export { default as EmailField } from '../fields/email/EmailField.vue'
export { default as FileField } from '../fields/file/FileField.vue'
export { default as FlagField } from '../fields/flag/FlagField.vue'
export { default as LongTextField } from '../fields/long-text/LongTextField.vue'
export { default as MoneyField } from '../fields/money/MoneyField.vue'
export { default as NumberField } from '../fields/number/NumberField.vue'
export { default as PasswordField } from '../fields/password/PasswordField.vue'
export type { Choice } from '../fields/reference/matching'
export { default as ReferenceField } from '../fields/reference/ReferenceField.vue'
export { default as TextField } from '../fields/text/TextField.vue'
export { default as TimeField } from '../fields/time/TimeField.vue'
