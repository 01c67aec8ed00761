namespace PeerCoachBot.Tests.Trust;

/// <summary>What has an effect somewhere: in Markdown, HTML, Teams, card templates, or in the order of writing.</summary>
internal static class MarkupStrings
{
    public static readonly IReadOnlyList<string> All =
    [
        "**bold**", "__bold__", "*slanted*", "_slanted_", "***both***", "~~struck~~", "~struck~", "`code`", "```\ncode\n```", "    code",
        "# Heading", "Heading\n=====", "> quote", "- item\n- item", "1. item\r2. item", "* * *", "---", "| a | b |\n|---|---|\n| 1 | 2 |",
        "[label](https://evil.example)", "[label](javascript:alert(1))", "[label][1]\n\n[1]: https://evil.example", "![alt](https://evil.example/a.png)",
        "<https://evil.example>", "https://evil.example/?q=1&r=2", "www.evil.example", "mail@evil.example", "tel:+4412345", "[^1]\n\n[^1]: note",
        "<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='https://evil.example'>go</a>", "<!-- hidden -->", "line<br/>line",
        "&lt;b&gt; &amp; &copy; &#42;&#x2A;", "<at>everyone</at>", "&lt;at&gt;everyone&lt;/at&gt;", "<at id=\"0\">Ben</at>", "@everyone @channel @Ben",
        "</at><at>Ben", "<quoted messageId=\"1\"/>", "<emoji id=\"smile\" alt=\"x\"/>", "(smile) :) :smile: (like)", "#tag ##tag",
        "${x}", "${$root.text.Key}", "${if(true, 'a', 'b')}", "{{DATE()}}", "{{DATE(2017-02-14T06:00:00Z,SHORT)}}", "{{TIME(2017-02-14T06:00:00Z)}}",
        "{0} {1:x} {{2}}", "{x} {{x}} %s %(x)s $x", "\\*not bold\\* \\\\ \\n \\u0041", "\"quote\" 'single' \"}]}", "{\"type\":\"Image\",\"url\":\"https://evil.example\"}",
        "$$x^2$$ \\(x\\)", "zero\u200Bwidth\u200C\u200D\u2060\uFEFF", "\u202Eright to left\u202C", "\u2066\u2067\u2068left open", "\u2069\u2069closed too often \u200F\u061C",
        "one\u2028two\u2029three", "שלום\nשלום (ABC)\u2029שלום", "\u202Dשלום\u202E مرحبا 123", "z\u0335\u0336a\u0334l\u0337g\u0338o\u0321",
    ];
}
