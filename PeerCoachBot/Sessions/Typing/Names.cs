using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions.Typing;

/// <summary>Finds what a typed name means.</summary>
internal static class Names
{
    /// <summary>The people who may be meant: whoever is called exactly so, else whoever's name begins so, word by word.</summary>
    public static IReadOnlyList<Peer> Matching(string name, IEnumerable<Peer> people)
    {
        var wanted = name.Trim().TrimStart('@');
        List<Peer> all = [.. people];
        List<Peer> exact = [.. all.Where(p => Same(p.Name, wanted))];
        return exact.Count > 0
            ? exact
            : [.. all.Where(p => p.Name.StartsWith(wanted + " ", StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The focus that a name means: its key, its key with spaces, or one whole word of it that no other has.</summary>
    public static string? Focus(string name)
    {
        var wanted = Keyed(name);
        if (Focuses.All.Contains(wanted))
            return wanted;

        List<string> containing = [.. Focuses.All.Where(f => f.Split('-').Contains(wanted) || Aliases(f).Contains(wanted))];
        return containing is [var only] ? only : null;
    }

    /// <summary>The choice that an answer means.</summary>
    public static string? Choice(string text, IReadOnlyList<string> choices) =>
        choices.FirstOrDefault(c => Keyed(c) == Keyed(text));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Keyed(string text) =>
        CommandReader.Plain(text).ToLowerInvariant().Replace(' ', '-');

    private static IReadOnlyList<string> Aliases(string focus) => focus switch
    {
        "goal-setting" => ["goals"],
        "action-planning" => ["plan", "action-plan"],
        "organisational-issue" => ["organizational-issue", "organization", "organisation"],
        "challenge" => ["pain-point", "challenge-or-pain-point"],
        "skill-development" => ["skills"],
        "role-play" => ["roleplay", "simulation"],
        "brainstorming" => ["brainstorm"],
        _ => [],
    };
}
