using System.Text.Json;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>
/// What a button or dialog brought: what its card put into it, merged with the inputs. Anybody who can see a card can
/// send anything in its name, so whatever is missing or of another type is not there. Source: teams-docs, cards-actions.
/// </summary>
internal sealed class ButtonData
{
    /// <summary>No card of ours has more inputs and arguments.</summary>
    private const int MostValues = 32;

    private ButtonData(string verb, CardMark? mark, IReadOnlyDictionary<string, string> values, bool inDialog) =>
        (Verb, Mark, Values, InDialog) = (verb, mark, values, inDialog);

    public string Verb { get; }

    public CardMark? Mark { get; }

    public IReadOnlyDictionary<string, string> Values { get; }

    public bool InDialog { get; }

    /// <summary>Reads a press; null where the activity is none.</summary>
    public static ButtonData? Of(IncomingActivity activity) => (activity.Type, activity.Name) switch
    {
        ("invoke", InvokeNames.Action) => new(
            activity.Value.Part("action").Text("verb") ?? "",
            MarkOf(activity.Value.Part("action").Part("data")),
            ValuesOf(activity.Value.Part("action").Part("data")),
            inDialog: false),
        ("invoke", InvokeNames.Fetch) => new(Verbs.Turn, MarkOf(activity.Value.Part("data")), ValuesOf(activity.Value.Part("data")), inDialog: true),
        ("invoke", InvokeNames.Submit) => Submitted(activity.Value.Part("data"), inDialog: true),

        // Clients that cannot keep a card's answer to themselves send it as a message without words.
        ("message", _) when activity is { Text: null, HasValue: true } => Submitted(activity.Value, inDialog: false),
        _ => null,
    };

    private static ButtonData Submitted(JsonElement data, bool inDialog) => new(data.Text("verb") ?? "", MarkOf(data), ValuesOf(data), inDialog);

    private static CardMark? MarkOf(JsonElement data)
    {
        var mark = data.Part("mark");
        return mark.Text("conversation") is { } conversation
            && ActivityMapper.IsId(conversation)
            && mark.Text("session") is { } session
            && mark.Text("on") is { } on
            && mark.Text("at") is { } at
            && mark.Part("revision") is { ValueKind: JsonValueKind.Number } number
            && number.TryGetInt64(out var revision)
                ? new CardMark(conversation, session, on, at, revision)
                : null;
    }

    private static Dictionary<string, string> ValuesOf(JsonElement data)
    {
        Dictionary<string, string> values = [];
        if (data.ValueKind != JsonValueKind.Object)
            return values;
        foreach (var name in NamesIn(data).Take(MostValues))
            if (Value(data, name) is { } value)
                values[name] = ActivityMapper.Visible(value);
        return values;
    }

    /// <summary>A name that is cut within a surrogate pair is none of ours.</summary>
    private static IEnumerable<string> NamesIn(JsonElement data)
    {
        foreach (var property in data.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                continue;
            }

            yield return name;
        }
    }

    /// <summary>Inputs come as strings, some as numbers; arguments as the card has them.</summary>
    private static string? Value(JsonElement data, string name) => data.Part(name) switch
    {
        { ValueKind: JsonValueKind.String } => data.Text(name),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => null,
    };
}
