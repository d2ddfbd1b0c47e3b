/** Prints rows with the same fields as a table, each column as wide as it must be. @param {Record<string, unknown>[]} rows */
export function printTable(rows) {
  const columns = Object.keys(rows[0]);
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column] ?? '–').length)));
  const line = (values) => console.log(`  ${values.map((value, index) => String(value ?? '–').padEnd(widths[index])).join('  ').trimEnd()}`);
  console.log('');
  line(columns);
  line(widths.map((width) => '-'.repeat(width)));
  for (const row of rows) line(columns.map((column) => row[column]));
}
