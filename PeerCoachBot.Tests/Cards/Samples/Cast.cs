namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>Who plays in the samples, and what they write.</summary>
/// <param name="Name">How the sample is called.</param>
/// <param name="People">Their names, in order of joining.</param>
/// <param name="Outsider">Somebody who can read along.</param>
/// <param name="Write">Words of a length, that a number makes different from others.</param>
internal sealed record Cast(string Name, IReadOnlyList<string> People, string Outsider, Func<int, int, string> Write)
{
    private const int LongestName = 80;

    public static readonly Cast Shortest = new("shortest", ["Ana", "Ben"], "Zoe", (number, _) => number switch
    {
        0 => "Say no, kindly",
        1 => "Plan less",
        _ => "Rest",
    });

    public static readonly Cast Longest = new(
        "longest",
        [.. new[] { "Maximiliane", "Bartholomäus", "Chimamanda", "Nguyễn Thị Dương", "Ekaterina", "Fatoumata", "Guðrún", "Hoa" }
            .Select(first => Long($"{first} von und zu Hohenstein-Wittgenstein-Esterházy 🌱 ", LongestName))],
        Long("Zoë Aurelia Constanze van der Westhuizen-Montgomery ", LongestName),
        (number, length) => Long($"{number}: I want to hand over what I know 🙂, so that nobody waits for me, and 学ぶ. ", length));

    /// <summary>Whatever might take effect on a card, break it, or turn what stands around it.</summary>
    public static readonly Cast Hostile = new(
        "hostile",
        ["**Ana** <at>everyone</at>", "Ben [x](https://evil.example) \u202Eneb\u202C", "\u2067חנה\u2069 ${$root.mark} \"q\" \\"],
        "<b>Zoe</b> & 'Co' &lt;",
        (number, length) => Cut($"# {number} **bold** _it_ [link](https://evil.example) <at>Ana</at> <script>alert(1)</script> ![i](https://evil.example/x.png)\n- ${{$root.text.Ask_Help}} \"$data\" {{0}} \\u0041 \u202Eabc\u202C 👩‍👩‍👧 שלום", length));

    public static IReadOnlyList<Cast> All { get; } = [Shortest, Longest, Hostile];

    private static string Long(string pattern, int length) => Cut(string.Concat(Enumerable.Repeat(pattern, 1 + (length / pattern.Length))), length);

    private static string Cut(string text, int length)
    {
        var cut = text.Length <= length ? text : text[..length];
        return char.IsHighSurrogate(cut[^1]) ? $"{cut[..^1]}." : cut;
    }
}
