namespace PeerCoachBot.Tests.Storage;

/// <summary>Ids that some store might take for each other, or for something else.</summary>
internal static class AwkwardIds
{
    public static readonly IReadOnlyList<string> All =
    [
        "", " ", "  ", "a", "A", "á", "a\u0301", "ａ", "a ", " a", "a/b", "a\\b", "a//b", "a#b", "a?b", "a?b=c", "a&b", "a%2fb", "a%252fb",
        "a%b", "a'b", "a''b", "a\"b", "a\tb", "a\nb", "a\rb", "a\0b", "a\u007fb", "a\u009fb", "a_b", "a|b", "a~b", "a~002fb", "a!b", "a;b",
        "a:b", "\u0141", "\u0241", "a@b", "a+b", "a=b", "(a)", "..", ".", "../a", "$batch", "😀", "😁", "ß", "SS", "İ", "\u202Ea", "')or('1'eq'1",
        "19:abc@thread.tacv2;messageid=1", new('x', 199), new('x', 200), new('x', 201), new('x', 400), new string('x', 400) + "y", new('/', 100),
        new('/', 101), new string('/', 2000), new string('/', 2000) + "#",
    ];
}
