import { describe, expect, it } from 'vitest'
import type { Evidence, SignalId } from '../../verdict/index'
import { techniquesOf } from './attack'

function fired(id: SignalId, says = ''): Evidence {
  const rest = {
    observed: 1,
    unit: '',
    threshold: 1,
    formula: '',
    points: 1,
    of: 1,
    packets: [],
    quality: [],
    benign: [],
    check: '',
  }
  return { id, says, window: ['', ''], ...rest }
}

const idsOf = (service: string, ...evidence: Evidence[]) => techniquesOf({ service, evidence }).map(({ id }) => id)

describe('techniques that are possible', () => {
  it('follow from the signals and the service, each once with what suggests it', () => {
    expect(idsOf('TCP 443 https', fired('volume'))).toEqual(['T1048', 'T1048.002', 'T1567'])
    expect(idsOf('UDP 53 domain', fired('dns'))).toEqual(['T1048', 'T1048.003', 'T1071.004', 'T1572'])
    expect(idsOf('', fired('receiver', 'The receiver is a file-sharing or paste site (x).'))).toEqual([
      'T1567.002',
      'T1567.003',
    ])
    expect(idsOf('TCP 4444', fired('beacon'), fired('misuse', '3 MB went out by SSH on port 4444.'))).toEqual([
      'T1041',
      'T1071',
      'T1571',
    ])
    expect(
      techniquesOf({ service: 'TCP 21 ftp', evidence: [fired('content', 'STOR a.zip'), fired('volume')] })[1],
    ).toEqual({
      id: 'T1048.003',
      name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
      because: ['content', 'volume'],
    })
  })

  it('are none where no signal says so', () => {
    expect(
      idsOf('TCP 443 https', fired('receiver', 'No other inside host contacted this address.'), fired('benign')),
    ).toEqual([])
  })
})
