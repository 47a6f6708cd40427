import { BlockList, isIP } from 'node:net'

/** Whether an address is a proxy of ours, whose word for where a request comes from is taken. */
export type IsProxy = (address: string) => boolean

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Proxies by address or network (`10.0.0.0/8`). */
export const proxiesOf = (networks: readonly string[]): IsProxy => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    if (bits === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(bits), familyOf(address))
  }
  return (given) => {
    const address = plain(given)
    return isIP(address) !== 0 && list.check(address, familyOf(address))
  }
}

/** Whether a text names an address or a network. */
export const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Whom an address is counted for: in IPv6 one customer has a whole /64. */
export const countedAddress = (given: string): string => {
  const address = plain(given)
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => '0')
  return [...groups, ...zeros, ...behind].slice(0, 4).join(':')
}
