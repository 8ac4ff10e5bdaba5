export { OUTCOME_COLUMNS, outcomeDetails, outcomeRow } from './outcome-rows.js'
export { finding, type Replicated, type ReplicatedForm, workSeconds } from './replicated.js'
export { replicationFigure } from './replication-figure.js'
export { writeReplication } from './write-replication.js'
