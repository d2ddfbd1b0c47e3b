const ours = /(?:^|[\s>+~,(])cord-[a-z]/;

/** What a page's own style sheets say of our elements, as CSS: parts that are switched off, heights. A sheet of another origin tells nobody. */
export function rulesForElements(page: Document): string {
  return [...page.styleSheets, ...page.adoptedStyleSheets].flatMap(rulesOf).flatMap(forElements).join('\n');
}

function rulesOf(sheet: CSSStyleSheet | null): readonly CSSRule[] {
  try {
    return sheet?.disabled ? [] : [...(sheet?.cssRules ?? [])];
  } catch {
    return [];
  }
}

/** The rule, if it is for one of ours; of `@media`, `@layer` and the like those within that are. */
function forElements(rule: CSSRule): readonly string[] {
  if (rule instanceof CSSStyleRule) return ours.test(rule.selectorText) ? [rule.cssText] : [];
  if (rule instanceof CSSImportRule) return rulesOf(rule.styleSheet).flatMap(forElements);
  const within = 'cssRules' in rule ? [...(rule as CSSGroupingRule).cssRules].flatMap(forElements) : [];
  return within.length ? [`${rule.cssText.slice(0, rule.cssText.indexOf('{'))}{ ${within.join('\n')} }`] : [];
}
