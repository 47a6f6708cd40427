import type { Drift } from './drift.ts'

/** What may differ from the recorded digests of the demonstration's events. */
export const driftsOfDemonstration: readonly Drift[] = [
  {
    why: 'a place is kept on the cap table before a round is closed',
    in: ['cap_table seedline.fund.v1.RoundReserved'],
    changes: [{ below: '' }],
  },
  {
    why: 'one enterprise shows a cancellation that was recorded by mistake, and its reversal',
    in: [
      'cap_table seedline.fund.v1.StockCancelled',
      'cap_table seedline.fund.v1.TransactionsReversed',
    ],
    changes: [{ below: '' }],
  },
  {
    why: 'one approval is taken back, and its capital is free again',
    in: ['deal seedline.fund.v1.ApprovalReversed', 'fund seedline.fund.v1.CapitalReleased'],
    changes: [{ below: '' }],
  },
  {
    why: 'some enterprises have rights of intellectual property',
    in: [
      ...['IpRightRegistered', 'IpGranted', 'IpStatusChanged', 'IpAnnuityPaid', 'IpRenewed'],
      ...['IpLicensed', 'IpDisputeOpened', 'IpInvalidationRequested', 'IpInvalidationDecided'],
      ...['IpConsentGiven', 'IpPledged', 'IpMarked'],
    ].map((type) => `ip_right seedline.registry.v1.${type}`),
    changes: [{ below: '' }],
  },
  {
    why: 'it is said of what kind some funds are, for the plan counts by whose money it was',
    in: ['fund seedline.fund.v1.FundClassified'],
    changes: [{ below: '' }],
  },
  {
    why: 'a reservation says which version of its deal it was decided on',
    in: ['fund seedline.fund.v1.CapitalReserved'],
    changes: [{ below: '' }],
  },
  {
    why: 'one enterprise was registered twice, and the other record was merged into it',
    in: ['enterprise seedline.registry.v1.DuplicateTakenIn'],
    changes: [{ below: '' }],
  },
  {
    why: 'one enterprise has contacts',
    in: ['contact seedline.registry.v1.ContactStated'],
    changes: [{ below: '' }],
  },
  {
    why: 'some enterprises belong to a group',
    in: ['group_relation seedline.registry.v1.RelationStated'],
    changes: [{ below: '' }],
  },
  {
    why: 'some enterprises lie in a park',
    in: ['enterprise seedline.registry.v1.EnterpriseCorrected'],
    changes: [{ below: '' }],
  },
  {
    why: 'some enterprises hold designations',
    in: ['designation seedline.registry.v1.DesignationGranted'],
    changes: [{ below: '' }],
  },
  {
    why: 'some enterprises and institutions host innovation carriers',
    in: ['CarrierRecorded', 'CarrierRecognised', 'CarrierClosed'].map(
      (type) => `carrier seedline.registry.v1.${type}`,
    ),
    changes: [{ below: '' }],
  },
  {
    why: 'enterprises state figures for the years of the plan, and for the one that it is measured from',
    in: ['figures seedline.registry.v1.FiguresStated'],
    changes: [{ below: '' }],
  },
]
