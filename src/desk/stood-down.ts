/** Why a desk ends whose line another page has taken over: its calls live on there, so that they are forgotten here without a word to anybody. */
export class StoodDown extends Error {
  override readonly name = 'StoodDown';
}
