// What the recipes make of their own seeds, exfilgen/1: other bytes mean another exercise, so change a pin only on purpose.
// packs.test.ts compares; when it fails on purpose, its message holds the new numbers.

import type { PackNumbers } from './pack-numbers'

export const PINS: Readonly<Record<string, PackNumbers>> = {
  'find-egress': {
    captures: [
      {
        name: 'core-2015-03-11.pcap',
        sha256: 'c6a5a95bb201778b37f6fa6bfbc98dcd3cc2ec161b9ba66094ef059e197f166d',
        bytes: 3903386,
        packets: 37547,
        firstUtc: '2015-03-11T00:00:01Z',
        lastUtc: '2015-03-11T23:59:59Z',
      },
      {
        name: 'core-2015-03-12.pcap',
        sha256: 'd6d3e6d867b3cb4e1d34ae1954dec2595cfc66d4206b433d67d560d71d6a4a7a',
        bytes: 6784207,
        packets: 65949,
        firstUtc: '2015-03-12T00:00:01Z',
        lastUtc: '2015-03-12T23:59:59Z',
      },
      {
        name: 'core-2015-03-13.pcap',
        sha256: '6bb51ad2e7d46e2086f83509362c49db50748532a50863164cbbbab3a7e3fede',
        bytes: 10087055,
        packets: 99220,
        firstUtc: '2015-03-13T00:00:01Z',
        lastUtc: '2015-03-13T23:59:59Z',
      },
    ],
    flows: [
      {
        firstUtc: '2015-03-12T02:14:07Z',
        lastUtc: '2015-03-12T02:31:40Z',
        goodputOut: 27500095,
        goodputIn: 410000,
      },
    ],
  },
  'more-in-than-out': {
    captures: [
      {
        name: 'core-2025-03-11.pcap',
        sha256: 'ccc73db8470746e288f8621e4f407c7303b62f3259790ff2fa83a03fcea2841f',
        bytes: 24595542,
        packets: 238066,
        firstUtc: '2025-03-11T00:00:01Z',
        lastUtc: '2025-03-11T23:59:59Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T13:05:00Z',
        lastUtc: '2025-03-11T14:20:00Z',
        goodputOut: 50000000,
        goodputIn: 51000000,
      },
    ],
  },
  'backup-and-impostor': {
    captures: [
      {
        name: 'core-2025-03-11.pcap',
        sha256: 'b57e612deaf46c0f2e486a0dd686457f15bae16c45b91379e56d1fd1bad77b84',
        bytes: 6612852,
        packets: 64997,
        firstUtc: '2025-03-11T00:00:01Z',
        lastUtc: '2025-03-11T23:59:59Z',
      },
      {
        name: 'core-2025-03-12.pcap',
        sha256: '1e66081f860b7786c3c425dbc45eb0c0d99e2803f391388f436a0d3e786ef05a',
        bytes: 8650000,
        packets: 84981,
        firstUtc: '2025-03-12T00:00:01Z',
        lastUtc: '2025-03-12T23:59:59Z',
      },
      {
        name: 'core-2025-03-13.pcap',
        sha256: '326d882a3b0d1e1fa3ea70db716d2de7e86ef987d8f352d6bb1eae684befbecd',
        bytes: 12230121,
        packets: 120507,
        firstUtc: '2025-03-13T00:00:01Z',
        lastUtc: '2025-03-13T23:59:59Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-13T02:03:00Z',
        lastUtc: '2025-03-13T02:21:00Z',
        goodputOut: 26000000,
        goodputIn: 90000,
      },
    ],
  },
  'low-and-slow': {
    captures: [
      {
        name: 'core-2025-03-12-0000.pcap',
        sha256: '76f911e2f4b143d8308de82739fc9b1ca4e91e87d73b79ff59c0ab9eff4183ab',
        bytes: 3583988,
        packets: 33559,
        firstUtc: '2025-03-12T00:00:01Z',
        lastUtc: '2025-03-12T11:58:24Z',
      },
      {
        name: 'core-2025-03-12-1200.pcap',
        sha256: '14ad8350eb4a502f43019f08fbde5838eb636ea5ec8d3443138ed9a32fbe7880',
        bytes: 5084289,
        packets: 47835,
        firstUtc: '2025-03-12T12:00:01Z',
        lastUtc: '2025-03-12T23:59:59Z',
      },
      {
        name: 'core-2025-03-13-0000.pcap',
        sha256: 'f239ea0b79868e255903d62d96c07123cdb4ee8a14a05ced8ca922f91be74f75',
        bytes: 3569304,
        packets: 33413,
        firstUtc: '2025-03-13T00:00:01Z',
        lastUtc: '2025-03-13T11:58:40Z',
      },
      {
        name: 'core-2025-03-13-1200.pcap',
        sha256: 'ac2c6f75c46fc7c00e8eaebaf9815f25b5a6e98f39f79aafd3e48fbb05c19a7f',
        bytes: 5112009,
        packets: 48128,
        firstUtc: '2025-03-13T12:00:01Z',
        lastUtc: '2025-03-13T23:59:59Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-12T00:23:42Z',
        lastUtc: '2025-03-13T22:55:48Z',
        goodputOut: 76800000,
        goodputIn: 384000,
      },
    ],
  },
  'dns-through-the-resolver': {
    captures: [
      {
        name: 'core-2025-03-11-1200.pcap',
        sha256: '6cca3e15ddd4f14759c51afd7d7b936b513b13799771f9c1b042c3ffb2f56cf8',
        bytes: 16527179,
        packets: 94208,
        firstUtc: '2025-03-11T12:00:00Z',
        lastUtc: '2025-03-11T17:59:58Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T12:00:00Z',
        lastUtc: '2025-03-11T17:59:58Z',
        goodputOut: 1510000,
        goodputIn: 1660000,
      },
    ],
  },
  'loud-ping': {
    captures: [
      {
        name: 'core-2025-03-11-1300.pcap',
        sha256: '2049720ceef96c7e99c2ca412ca409132e5aa706b8fb2e5585bf99233e124cc5',
        bytes: 3779845,
        packets: 33171,
        firstUtc: '2025-03-11T13:00:00Z',
        lastUtc: '2025-03-11T13:59:56Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T13:00:00Z',
        lastUtc: '2025-03-11T13:59:56Z',
        goodputOut: 1400000,
        goodputIn: 1400000,
      },
    ],
  },
  'behind-the-proxy': {
    captures: [
      {
        name: 'core-2025-03-11-1200.pcap',
        sha256: '8cac099625de1963ec4a4c5591d37cdec5eb516fcb43b854b77266b033cc6d11',
        bytes: 17705930,
        packets: 153247,
        firstUtc: '2025-03-11T12:00:01Z',
        lastUtc: '2025-03-11T15:58:18Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T13:10:00Z',
        lastUtc: '2025-03-11T13:24:00Z',
        goodputOut: 31000073,
        goodputIn: 4137,
      },
    ],
  },
  'small-thing-in-the-noise': {
    captures: [
      {
        name: 'core-2025-03-11-1700.pcap',
        sha256: '5708b390443be2b8f719c50d8c2a7065ec9089671c58d8436649036ed7634a09',
        bytes: 21812078,
        packets: 206123,
        firstUtc: '2025-03-11T17:00:01Z',
        lastUtc: '2025-03-11T20:59:39Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T18:20:00Z',
        lastUtc: '2025-03-11T18:20:25Z',
        goodputOut: 23263604,
        goodputIn: 103,
      },
    ],
  },
  'collect-then-send': {
    captures: [
      {
        name: 'core-2025-03-11.pcap',
        sha256: '30eeea3fbb21e6b65b28084503170b616b5ba98211aad444f29227732f109e2a',
        bytes: 14367906,
        packets: 134646,
        firstUtc: '2025-03-11T00:00:01Z',
        lastUtc: '2025-03-11T23:59:59Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T18:41:00Z',
        lastUtc: '2025-03-11T18:55:00Z',
        goodputOut: 40600000,
        goodputIn: 120000,
      },
    ],
  },
  'pulled-doubled-cut': {
    captures: [
      {
        name: 'core-2025-03-11-1400.pcap',
        sha256: '4f95bbf9a917d4ee0142d34a3d9dc32b19e1c46b4a38a199323a5d4f478d6fe9',
        bytes: 6291271,
        packets: 60963,
        firstUtc: '2025-03-11T14:00:00Z',
        lastUtc: '2025-03-11T14:59:04Z',
      },
      {
        name: 'core-2025-03-11-1503.pcap',
        sha256: 'afb1ef9f351e6daddcf4d9676002b2c6d69210dbffb36e21bac95035cffa42d2',
        bytes: 186446,
        packets: 1735,
        firstUtc: '2025-03-11T15:03:09Z',
        lastUtc: '2025-03-11T15:58:59Z',
      },
    ],
    flows: [
      {
        firstUtc: '2025-03-11T14:20:00Z',
        lastUtc: '2025-03-11T14:41:00Z',
        goodputOut: 26000000,
        goodputIn: 86,
      },
    ],
  },
  'nothing-happened': {
    captures: [
      {
        name: 'core-2025-03-10.pcap',
        sha256: '0dfcfe6f9b097a5f877604b19004f699f9863d88a11ef2d37bb413f8cf7515c4',
        bytes: 5099249,
        packets: 49823,
        firstUtc: '2025-03-10T00:00:01Z',
        lastUtc: '2025-03-10T23:59:59Z',
      },
      {
        name: 'core-2025-03-11.pcap',
        sha256: 'e3a759bcfb1e5714fbf26278cba44263e83c8feb3464c1f426c6d93f767d03e0',
        bytes: 5107683,
        packets: 49949,
        firstUtc: '2025-03-11T00:00:01Z',
        lastUtc: '2025-03-11T23:59:59Z',
      },
      {
        name: 'core-2025-03-12.pcap',
        sha256: '983d17a469fe4099a883379424e27106389cd9306ccd193278b174704f2cc682',
        bytes: 10740519,
        packets: 99942,
        firstUtc: '2025-03-12T00:00:01Z',
        lastUtc: '2025-03-12T23:59:59Z',
      },
      {
        name: 'core-2025-03-13.pcap',
        sha256: '803d4bda2700fce2fe40fb805ee7cf4829982a7e1fab1c1b23cdfe35b166f02d',
        bytes: 9253633,
        packets: 91205,
        firstUtc: '2025-03-13T00:00:01Z',
        lastUtc: '2025-03-13T23:59:59Z',
      },
      {
        name: 'core-2025-03-14.pcap',
        sha256: '51a9d3163b225aba47b508e00780feb40bf33fe70d5b1abf8c3e404bb7584680',
        bytes: 5116173,
        packets: 50002,
        firstUtc: '2025-03-14T00:00:01Z',
        lastUtc: '2025-03-14T23:59:59Z',
      },
    ],
    flows: [],
  },
}
