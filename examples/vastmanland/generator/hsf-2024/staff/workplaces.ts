/** Cost centre → how many work there. Print has only the administration's sums; how they are spread is invented. */
export const employees: Readonly<Record<string, number>> = {
  '8010': 420,
  '8020': 300,
  '8030': 200,
  '8040': 380,
  '8050': 260,
  '8060': 240,
  '8070': 110,
  '8080': 90,
  '8090': 300,
  '8110': 780,
  '8120': 620,
  '8130': 120,
  '8140': 130,
  '8150': 420,
  '8210': 210,
  '8220': 30,
  '8230': 70,
  '8240': 220,
  '8250': 60,
  '8260': 40,
  '8300': 45,
  '8310': 18,
  '8400': 60,
  '8500': 12,
  '8510': 25,
  '8590': 60,
}

/** Hundredths of a year's hours that lie in each month, holidays and vacations taken off. */
export const presence = [103, 99, 104, 103, 100, 96, 47, 90, 107, 109, 104, 88]
