import { FAKE_ARMS, fakeResults } from './fake-results.js'
import { writeReport } from '../../src/report/index.js'
const seven = [...FAKE_ARMS, { ...FAKE_ARMS[1]!, name: '25% human' }]
for (let i = 0; i < 3; i++) { const t=Date.now(), c=process.cpuUsage(); await writeReport(fakeResults({arms: seven}), '/tmp/rep7'); const u=process.cpuUsage(c); console.log('7x5x11 wall', Date.now()-t, 'cpu', (u.user+u.system)/1000) }
await writeReport(fakeResults({ facts: false }), '/tmp/repnf')
const t=Date.now()
await writeReport(fakeResults({ arms: Array.from({length:20},(_, i)=>({...FAKE_ARMS[i===0?0:1]!, name: i===0?'control':`strategy number ${i}`})), seeds: 10, generations: 20 }), '/tmp/rep20'); console.log('20x10x21', Date.now()-t)
