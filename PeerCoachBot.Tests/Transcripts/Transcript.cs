using System.Globalization;
using System.Text;
using PeerCoachBot.Conversations;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Transcripts;

/// <summary>
/// A conversation with the bot as it is read: who says what where, what the bot shows, and the clock. Cards are quoted
/// when they are posted; of a card that is drawn again only the new lines are shown.
/// </summary>
internal sealed class Transcript
{
    /// <summary>A card that loses more lines than this is folded into its result.</summary>
    private const int MostToGo = 2;

    private const string ButtonMark = "`[";

    private readonly World world;
    private readonly string place;
    private readonly StringBuilder page = new();
    private readonly Dictionary<string, IReadOnlyList<string>> known = [];
    private readonly List<Sight> sights = [];
    private DateTimeOffset shownTime;

    private Transcript(World world, string title, string about)
    {
        this.world = world;
        place = world.Home.Kind switch
        {
            ConversationKind.Channel => "channel thread",
            ConversationKind.MeetingChat => "meeting chat",
            _ => "group chat",
        };
        page.AppendLine(CultureInfo.InvariantCulture, $"# {title}").AppendLine().AppendLine(about).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"*Words stand in the {place} unless “1:1” says otherwise. “Changes” shows only what is new on a card.*");
        world.Messenger.AfterEach = call =>
        {
            See(call);
            return Task.CompletedTask;
        };
    }

    /// <summary>Begins a transcript; the first lines say what is to be seen in it.</summary>
    public static Transcript Of(World world, string title, string about) => new(world, title, about);

    /// <summary>Somebody says something where everybody is.</summary>
    public async Task SaysAsync(string who, string text)
    {
        Write($"**{who}:** @PeerCoach {Escaped(text)}");
        await world.SayAsync(who, text);
        Flush();
    }

    /// <summary>Somebody says something to the bot alone.</summary>
    public async Task WhispersAsync(string who, string text)
    {
        Write($"**{who}, in 1:1:** {Escaped(text)}");
        await world.WhisperAsync(who, text);
        Flush();
    }

    public async Task PassesAsync(double minutes)
    {
        await world.PassAsync(TimeSpan.FromMinutes(minutes));
        Flush();
    }

    public async Task LeapsAsync(double days)
    {
        await world.PassAsync(TimeSpan.FromDays(days));
        Flush();
    }

    /// <summary>Says what happens outside the bot.</summary>
    public void Note(string text) => Write($"*{text}*");

    public void Heading(string text) => page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {text}");

    public override string ToString() => page.ToString().ReplaceLineEndings("\n");

    private void See(Call call)
    {
        var lines = Lines(call.Shown);
        var before = known.GetValueOrDefault(call.Message.Id, []);
        known[call.Message.Id] = lines;
        List<string> added = [.. lines.Except(before)];
        var isFolded = call.Kind == "update" && added.Count > 0 && lines.Count < before.Count - MostToGo;
        IReadOnlyList<string> shown = (call.Kind, isFolded) switch
        {
            ("post", _) => lines,
            (_, true) => [.. lines.Skip(1 + lines.IndexOf(Bold(call.Shown.Title)))],
            _ when added.Count > 0 => added,
            _ => [.. before.Except(lines).Select(Gone)],
        };
        if (shown.Count > 0)
            sights.Add(new Sight(world.Clock.GetUtcNow(), call.Message.Conversation, call.Kind, call.Shown.Title, isFolded, shown));
    }

    private static string Gone(string line) => line.StartsWith(ButtonMark, StringComparison.Ordinal) ? "*without buttons*" : $"~~{line}~~";

    /// <summary>Writes what the bot showed; the same message to several people alone stands once.</summary>
    private void Flush()
    {
        foreach (var group in Grouped())
        {
            var first = group[0];
            var where = first.IsPrivate ? $", in 1:1 with {string.Join(", ", group.Select(s => Name(s.Conversation)))}" : "";
            var doing = (first.Kind, first.IsFolded) switch
            {
                ("post", _) => ":**",
                (_, true) => $"** folds “{first.Title}”:",
                _ => $"** changes “{first.Title}”:",
            };
            Write($"**PeerCoach{where}{doing}", first.At);
            page.AppendLine();
            var mark = first.IsPrivate ? "> > " : "> ";
            foreach (var line in first.Lines)
                page.AppendLine(CultureInfo.InvariantCulture, $"{mark}{line.Replace("\n", $"  \n{mark}", StringComparison.Ordinal)}  ");
        }

        sights.Clear();
    }

    private List<List<Sight>> Grouped()
    {
        List<List<Sight>> groups = [];
        foreach (var sight in sights)
        {
            var same = groups.Find(g => g[0].IsPrivate && sight.IsPrivate && g[0].At == sight.At && g[0].Kind == sight.Kind && g[0].Lines.SequenceEqual(sight.Lines));
            if (same is null)
                groups.Add([sight]);
            else
                same.Add(sight);
        }

        return groups;
    }

    private void Write(string text, DateTimeOffset? at = null)
    {
        var now = at ?? world.Clock.GetUtcNow();
        var day = shownTime != default && now.Date != shownTime.Date ? "dddd d MMMM, " : "";
        var time = now == shownTime ? "" : $"`{now.ToString(day + (now.Second == 0 ? "HH:mm" : "HH:mm:ss"), CultureInfo.InvariantCulture)}` ";
        shownTime = now;
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{time}{text}");
    }

    private static string Name(string conversation) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(conversation["1:1 ".Length..]);

    /// <summary>The card's paragraphs as Markdown.</summary>
    private static List<string> Lines(Shown shown) =>
    [
        .. shown.Paragraphs.Select(p => (Text: p.IsLiteral ? Escaped(p.Text) : p.Text, p.IsHeading, p.IsBold)).Select(p => p.IsHeading || p.IsBold ? Bold(p.Text) : p.Text),
        .. shown.Buttons.Count > 0 ? [Buttons(shown.Buttons)] : (IEnumerable<string>)[],
    ];

    private static string Bold(string text) => $"**{text}**";

    /// <summary>What can be pressed, in one line.</summary>
    private static string Buttons(IReadOnlyList<ShownButton> buttons)
    {
        var beside = string.Join(' ', buttons.Where(b => !b.IsAside).Select(b => $"{ButtonMark}{b.Title}]`"));
        var aside = string.Join(", ", buttons.Where(b => b.IsAside).Select(b => b.Title));
        return aside.Length > 0 ? $"{beside} · more: {aside}" : beside;
    }

    private static string Escaped(string text) => text
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    private sealed record Sight(
        DateTimeOffset At,
        string Conversation,
        string Kind,
        string Title,
        bool IsFolded,
        IReadOnlyList<string> Lines)
    {
        public bool IsPrivate => Conversation.StartsWith("1:1 ", StringComparison.Ordinal);
    }
}
