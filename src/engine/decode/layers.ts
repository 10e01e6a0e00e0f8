// The layers a frame can go on with: what a decoder returns, and what frame.ts dispatches on.

export const LAYER_DONE = 0
export const LAYER_ETHERNET = 1
/** Whatever packet.etherType says. */
export const LAYER_ETHERTYPE = 2
export const LAYER_LINUX_COOKED = 3
export const LAYER_LINUX_COOKED_2 = 4
export const LAYER_NULL = 5
/** IPv4 or IPv6 by the version in the first nibble. */
export const LAYER_RAW_IP = 6
export const LAYER_IPV4 = 7
export const LAYER_IPV6 = 8
/** Whatever packet.protocol says. */
export const LAYER_IP_PROTOCOL = 9
export const LAYER_LLC = 10
export const LAYER_VLAN = 11
