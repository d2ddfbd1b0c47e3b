/**
 * Two hundred texts that somebody could put where a name, a note or a header belongs. Those that would run code say `alert(…)` or set
 * `window.pwned`, so that one that runs is seen.
 */
const run = 'window.pwned=1';

/** Markup that runs as soon as it is parsed, or when it is touched. */
const markup = [
  `<script>${run}</script>`, `<script src="data:text/javascript,${run}"></script>`, `<ScRiPt>${run}</sCrIpT>`, `<script\n>${run}</script\n>`,
  `<img src=x onerror=${run}>`, `<img src=x onerror="${run}">`, `<img/src=x/onerror=${run}>`, `<image src=x onerror=${run}>`, `<IMG """><SCRIPT>${run}</SCRIPT>">`,
  `<svg onload=${run}>`, `<svg/onload=${run}>`, `<svg><script>${run}</script></svg>`, `<svg><animate onbegin=${run} attributeName=x dur=1s>`, `<svg><a xlink:href="javascript:${run}"><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${run}>#x"></svg>`, `<math><mi xlink:href="javascript:${run}">x</mi></math>`, `<math><annotation-xml encoding="text/html"><script>${run}</script></annotation-xml></math>`,
  `<iframe src="javascript:${run}"></iframe>`, `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`, `<object data="javascript:${run}"></object>`, `<embed src="javascript:${run}">`,
  `<body onload=${run}>`, `<input autofocus onfocus=${run}>`, `<select autofocus onfocus=${run}>`, `<textarea autofocus onfocus=${run}>`, `<details open ontoggle=${run}>`, `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`, `<marquee onstart=${run}>`, `<form action="javascript:${run}"><button>x</button></form>`, `<button formaction="javascript:${run}">x</button>`, `<isindex action="javascript:${run}">`,
  `<link rel=stylesheet href="data:text/css,*{background:red}">`, `<link rel=import href="data:text/html,<script>${run}</script>">`, `<style>*{display:none}</style>`, `<style>@import 'data:text/css,body{color:red}'</style>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`, `<base href="//evil.example/">`, `<template><script>${run}</script></template>`, `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<a href="javascript:${run}">x</a>`, `<a href="java\tscript:${run}">x</a>`, `<div style="background:url(javascript:${run})">`, `<div style="width:expression(${run})">`, `<x onclick=${run}>x</x>`, `<cord-desk server="wss://evil.example">`,
  `<slot name="x" onslotchange=${run}></slot>`, `<div is="cord-desk" onpointerenter=${run}>`, `<dialog open onclose=${run}>`, `<portal src="javascript:${run}">`,
];

/** Ends what it stands in: attributes, texts, comments, templates. */
const escapes = [
  `"><img src=x onerror=${run}>`, `'><img src=x onerror=${run}>`, `" onmouseover="${run}`, `' onfocus='${run}' autofocus='`, '`${window.pwned=1}`', '${window.pwned=1}', '{{constructor.constructor("window.pwned=1")()}}',
  '{%raw%}', '<%= 7*7 %>', '#{7*7}', '@(7*7)', '[[${7*7}]]', `--><script>${run}</script>`, `]]><script>${run}</script>`, `</textarea><script>${run}</script>`, `</title><script>${run}</script>`, `</style><script>${run}</script>`,
  `</option></select><img src=x onerror=${run}>`, '?lit$0$', '{{lit-1234}}', '<!--?lit$1234$-->', '<?lit$1234$>', '\\u003cscript\\u003e', '%3Cscript%3E', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;img src=x onerror=alert(1)&#62;',
];

/** Ways that must never become a link, and ones that only look like one. */
const links = [
  `javascript:${run}`, `JaVaScRiPt:${run}`, ` javascript:${run}`, `\u0001javascript:${run}`, `java\nscript:${run}`, `javascript://%0a${run}`, `data:text/html,<script>${run}</script>`, `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `vbscript:msgbox(1)`, 'blob:https://evil.example/1', 'file:///etc/passwd', 'filesystem:https://evil.example/x', '//evil.example/', '\\\\evil.example\\x', '/\\evil.example', 'https:evil.example', 'http://user:pw@evil.example', 'about:blank', 'view-source:x', 'intent://x#Intent;end',
  'mailto:a@b.example?bcc=c@d.example', 'tel:+1555;phone-context=evil.example', 'sip:1001@evil.example?Replaces=x', 'wss://evil.example', 'ms-excel:ofe|u|https://evil.example/x',
];

/** Text that deceives the eye, or the program that measures it. */
const eyes = [
  '\u202egnp.exe', '\u2066\u2067\u2068abc', 'Ada\u2069\u2069\u202c', '\u200b\u200c\u200d\u2060\ufeff', '\u00ad'.repeat(50), 'A\u0300'.repeat(200), 'Z\u0351\u036b\u0343\u036a\u0302'.repeat(60), '\u0000', 'a\u0000b', '\u0007\u001b[31mred', '\r\nX-Evil: 1',
  'line\u2028separator\u2029paragraph', '\ud800', '\udfff\ud800', 'x\ud83d', '👩‍👩‍👧‍👦'.repeat(40), '🏴\u{e0067}\u{e0062}\u{e007f}', '\u{1f1e9}'.repeat(21), 'ﷺ'.repeat(100), '𒐫'.repeat(80), 'ا'.repeat(500), 'م\u202eabc\u202c', '\u061cmixed', 'ｆｕｌｌｗｉｄｔｈ', 'paypaⅼ.com', 'аdmin', '\u3164', '\u115f\u1160', '⠀'.repeat(20), '\ufffe\uffff',
];

/** What is not the size or the shape that was meant. */
const shapes = [
  '', ' ', '\t\n', 'x'.repeat(10_000), 'word '.repeat(3_000), 'W'.repeat(300), '1'.repeat(400), '0', '-1', '1e309', 'NaN', 'Infinity', 'null', 'undefined', 'true', '[object Object]', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then', 'length',
  '{"__proto__":{"pwned":1}}', '{"c":"C-1","r":"x","f":', '[]', '[1,2', '"', "'", '\\', '\\"', '../../etc/passwd', '..\\..\\windows', 'C:\\CON', "'; DROP TABLE calls;--", "' OR 1=1--", '$(reboot)', '`reboot`', '| reboot', '; reboot', '&& reboot', '%s%s%s%n', '%00', '%', '%zz', '%E0%A4%A',
  "=HYPERLINK(\"https://evil.example\",\"x\")", "=cmd|' /C calc'!A0", '+cmd', '-2+3', '@SUM(1)', '\t=1+1', '=1+1', '^(a+)+$', '(a|a)*b', '[', '(?<x>', '*', '**', '?', '#', 'C-1001', '+1 (555) 010-0', 'null\u0000byte', 'sip:1001@x;method=BYE', '0x41414141', '1/0', '\b\b\b', 'NULL', 'nil',
];

export const hostileTexts = [...markup, ...escapes, ...links, ...eyes, ...shapes];
