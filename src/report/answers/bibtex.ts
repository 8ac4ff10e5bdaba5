import type { ReportData } from '../report-data.js'

const DEFINITIONS = `@article{schaeffer2025position,
  title = {Position: Model Collapse Does Not Mean What You Think},
  author = {Schaeffer, Rylan and Kazdan, Joshua and Arulandu, Alvan Caleb and Koyejo, Sanmi},
  journal = {arXiv preprint arXiv:2503.03150},
  year = {2025}
}`

const STAGES = `@article{shumailov2024collapse,
  title = {{AI} models collapse when trained on recursively generated data},
  author = {Shumailov, Ilia and Shumaylov, Zakhar and Zhao, Yiren and Papernot, Nicolas and Anderson, Ross and Gal, Yarin},
  journal = {Nature},
  volume = {631},
  pages = {755--759},
  year = {2024},
  doi = {10.1038/s41586-024-07566-y}
}`

const SURVIVAL = `@article{kaplan1958nonparametric,
  title = {Nonparametric Estimation from Incomplete Observations},
  author = {Kaplan, E. L. and Meier, Paul},
  journal = {Journal of the American Statistical Association},
  volume = {53},
  number = {282},
  pages = {457--481},
  year = {1958}
}`

const HOLM = `@article{holm1979simple,
  title = {A Simple Sequentially Rejective Multiple Test Procedure},
  author = {Holm, Sture},
  journal = {Scandinavian Journal of Statistics},
  volume = {6},
  number = {2},
  pages = {65--70},
  year = {1979}
}`

/** The program and what the report's words and tests rest on. */
export function bibtex({ results }: ReportData): string {
  const version = results.environment['collapse-lab']
  const program = [
    '@software{collapse_lab,',
    '  title = {Collapse Lab: a toolkit for studying model collapse},',
    ...(version === undefined ? [] : [`  version = {${version.replace(/[^\w.+-]/g, '')}},`]),
    `  note = {Experiment ${results.experiment.replace(/[^\w .+-]/g, '')}, fingerprint ${results.fingerprint.replace(/\W/g, '').slice(0, 16)}}`,
    '}',
  ].join('\n')
  const survival = results.metrics.some(({ id }) => id === 'facts.extinct') ? [SURVIVAL] : []
  return [program, DEFINITIONS, STAGES, HOLM, ...survival].join('\n\n')
}
