using System.Text.Json;
using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
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

    private ButtonData(string verb, JsonElement data, bool inDialog) =>
        (Verb, Mark, Own, Values, InDialog) = (verb, MarkOf(data), OwnOf(data), ValuesOf(data), inDialog);

    public string Verb { get; }

    /// <summary>Of a session's card: which session it means.</summary>
    public CardMark? Mark { get; }

    /// <summary>Of a card about somebody's own commitments, or of the menu of a message; null for a session's card.</summary>
    public OwnMark? Own { get; private init; }

    /// <summary>The message from whose menu it came.</summary>
    public SourceMessage? Source { get; private init; }

    /// <summary>The name of the card or form that it stands on; empty for none.</summary>
    public string On => Own?.On ?? Mark?.On ?? "";

    public IReadOnlyDictionary<string, string> Values { get; private init; }

    public bool InDialog { get; }

    /// <summary>Reads a press; null where the activity is none.</summary>
    public static ButtonData? Of(IncomingActivity activity) => (activity.Type, activity.Name) switch
    {
        ("invoke", InvokeNames.Action) => new(activity.Value.Part("action").Text("verb") ?? "", activity.Value.Part("action").Part("data"), inDialog: false),
        ("invoke", InvokeNames.Fetch) when activity.Value.Part("data") is var data => new(OwnOf(data) is null ? Verbs.Turn : OwnVerbs.Turn, data, inDialog: true),
        ("invoke", InvokeNames.Submit) => Submitted(activity.Value.Part("data"), inDialog: true),
        ("invoke", InvokeNames.FetchFromMessage or InvokeNames.SubmitFromMessage) when activity.Value.Text("commandId") == InvokeNames.RecordCommitment =>
            FromMessage(activity),

        // Clients that cannot keep a card's answer to themselves send it as a message without words.
        ("message", _) when activity is { Text: null, HasValue: true } => Submitted(activity.Value, inDialog: false),
        _ => null,
    };

    private static ButtonData Submitted(JsonElement data, bool inDialog) => new(data.Text("verb") ?? "", data, inDialog);

    /// <summary>The dialog of the message action opens, or was sent: it is about whoever opened it.</summary>
    private static ButtonData FromMessage(IncomingActivity activity)
    {
        var isSent = activity.Name == InvokeNames.SubmitFromMessage;
        var form = new PersonForm.Record().Name();
        return new(isSent ? OwnVerbs.Record : OwnVerbs.Turn, activity.Value.Part("data"), inDialog: true)
        {
            Values = new Dictionary<string, string>(ValuesOf(activity.Value.Part("data"))) { [OwnInputs.Form] = form },
            Own = new OwnMark("", form, ""),
            Source = MessagePayload.Of(activity),
        };
    }

    private static OwnMark? OwnOf(JsonElement data) =>
        data.Part("own") is { ValueKind: JsonValueKind.Object } own && own.Text("of") is { } of && own.Text("on") is { } on && own.Text("item") is { } item
            ? new OwnMark(of, on, item)
            : null;

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
