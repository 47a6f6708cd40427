/** Yuan with two decimals, as fen. */
export function fenOf(yuan: string): bigint {
  return BigInt(yuan.replace('.', ''))
}

/** Yuan with two decimals as money of the public interface. */
export function moneyOfYuan(yuan: string) {
  return { currency: 'CNY', amount: yuan }
}

/** Fen as money of the public interface. */
export function moneyOfFen(fen: bigint) {
  const digits = fen.toString().padStart(3, '0')
  return moneyOfYuan(`${digits.slice(0, -2)}.${digits.slice(-2)}`)
}
