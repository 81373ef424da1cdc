import { accountCode } from '#domain/account.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Reference } from '../reference.ts'

const since = month('2024-01')

/** The smallest region that the samples of all formats are about: one administration with two cost centres. For tests. */
export const sampleReference: Reference = {
  organisation: {
    versions: [
      { code: orgUnitCode('rx'), nameSv: 'Region Exempel', level: 'region', validFrom: since },
      {
        code: orgUnitCode('kult'),
        nameSv: 'Kulturförvaltningen',
        level: 'administration',
        parent: orgUnitCode('rx'),
        validFrom: since,
      },
      { code: orgUnitCode('100'), nameSv: 'Bibliotek', level: 'cost-centre', parent: orgUnitCode('kult'), validFrom: since },
      { code: orgUnitCode('200'), nameSv: 'Museum', level: 'cost-centre', parent: orgUnitCode('kult'), validFrom: since },
    ],
  },
  accounts: [
    { code: accountCode('3010'), labelSv: 'Entréer' },
    { code: accountCode('4010'), labelSv: 'Löner' },
    { code: accountCode('6010'), labelSv: 'Hyror' },
  ],
  profiles: [
    {
      name: 'budget-kult',
      labelSv: 'Budget per månad',
      headers: ['Konto', 'Kostnadsställe', 'Jan', 'Feb', 'Helår'],
      series: 'ledger',
      orgUnit: { header: 'Kostnadsställe' },
      dimensions: { account: { header: 'Konto' } },
      values: [
        { header: 'Jan', scenario: 'budget:decided', period: { from: '2025-01', to: '2025-01' } },
        { header: 'Feb', scenario: 'budget:decided', period: { from: '2025-02', to: '2025-02' } },
      ],
      unit: 'kr',
      sign: 'statement',
      rowTotal: { header: 'Helår' },
      totalRowLabel: 'Summa',
    },
    {
      name: 'hours-kult',
      labelSv: 'Arbetad tid',
      headers: ['Månad', 'Kostnadsställe', 'Kön', 'Arbetad tid'],
      series: 'hours-worked',
      orgUnit: { header: 'Kostnadsställe' },
      month: { header: 'Månad' },
      dimensions: { gender: { header: 'Kön' } },
      dimensionWords: { gender: { Kvinna: 'kvinnor', Man: 'man' } },
      values: [{ header: 'Arbetad tid', scenario: 'actual' }],
      unit: 'hours',
      sign: 'ledger',
    },
  ],
}

/** The reference with the first profile of the name changed. */
export function withProfile(name: string, change: Partial<MappingProfile>): Reference {
  return {
    ...sampleReference,
    profiles: sampleReference.profiles.map((profile) => (profile.name === name ? { ...profile, ...change } : profile)),
  }
}
