const currency = 'EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|AUD|CAD|BRL|ZAR|AED|kr|Fr|zł|Kč';
const unit = 'k?[gmWVAB]|[cm]m|m[²³23]|[lL]|ml|[MGTk]B|kWh|MHz|GHz|[kMG]bit|px|pt|h|min|sec|s|ms|pcs|St|Stk|items|users|people';
const name = 'iban|bic|isbn(?:-1[03])?|issn|ean|gtin|sku|vat|ust-?id(?:nr)?|id|uid|ssn|ref(?:erence)?|order|invoice|customer|account|acct|ticket|case|serial|s/n|version|release|build|rev'
  + '|po|rma|imei|part|item|tracking|policy|konto|kto|blz|rechnung|auftrag|bestellung|kunden(?:nummer|nr)|commande|facture|pedido|factura';

/**
 * What looks like a telephone number and is none. Each stands for itself and takes no part of what is beside it; none can be made slow by
 * a text (no nested repetition).
 */
const patterns: readonly RegExp[] = [
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, // IBAN
  /\b(?:\d{4}[ -]){3}\d{1,7}\b/g, // bank card
  /(?<!\d)[0-2]?\d[:h][0-5]\d(?:[:.][0-5]\d)?(?:\.\d+)?/g, // 10:00; before the dates, beside which it stands
  /(?<!\d)(?:19|20)\d{2}[-./ ][01]?\d[-./ ][0-3]?\d(?!\d)/g, // 2026-11-22
  /(?<!\d)[0-3]?\d[-./ ][0-3]?\d[-./ ](?:19|20)?\d{2}(?![-./ ]?\d)/g, // 22.11.2026, 11/22/26
  /(?<!\d)[0-2]\d[0-5]\d ?[-–] ?[0-2]\d[0-5]\d(?!\d)/g, // 0800-1700
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, // 192.168.0.1
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi, // UUID
  /\b(?:https?:\/\/|www\.|[\w.+-]{1,64}@)\S+/gi, // addresses
  /(?:#|№|\bn[or°º]?\.?[°º]?) ?\d[\d .\-/]*/gi, // #415 555 0100, No. 415…
  new RegExp(`\\b(?:${name})\\b[\\s:#.-]*(?:(?:no|nr|number|id|code)\\b[\\s:#.-]*)?\\+?[\\w(][\\d .\\-/()]*\\d`, 'gi'), // Order 415-555-0100
  new RegExp(`(?:\\p{Sc}|\\b(?:${currency})) ?[-+]?\\d[\\d .,'\\u202f\\u00a0]*`, 'gu'), // $ 415 555 0100
  new RegExp(`[-+]?\\d[\\d .,'\\u202f\\u00a0-]{0,30}\\d ?(?:\\p{Sc}|[%‰°]|(?:${currency}|${unit})(?![\\p{L}\\d]))`, 'gu'), // 415 555 100 EUR
];

/** The text with all of that crossed out, in its old length. */
export const withoutLookalikes = (text: string): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, (match) => 'x'.repeat(match.length)), text);
