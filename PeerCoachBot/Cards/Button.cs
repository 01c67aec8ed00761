using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Cards;

/// <summary>A button as it stands on a card.</summary>
internal sealed record Button(string Type, string Title)
{
    private const string Execute = "Action.Execute";
    private const string Submit = "Action.Submit";
    private const string Toggle = "Action.ToggleVisibility";
    private const string OpenUrl = "Action.OpenUrl";

    public string? Verb { get; init; }

    public Payload? Data { get; init; }

    /// <summary>What a toggle shows and hides, by id.</summary>
    public IReadOnlyList<string>? TargetElements { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Url { get; init; }

    public string? Style { get; init; }

    public string? Mode { get; init; }

    /// <summary>Does something at once.</summary>
    public static Button Does(string verb, string title, CardMark? mark, string? answer = null) =>
        new(Execute, title) { Verb = verb, Data = new Payload { Mark = mark, Answer = answer } };

    /// <summary>Opens a dialog.</summary>
    public static Button Opens(SessionForm form, string title, CardMark mark) =>
        new(Submit, title) { Data = new Payload { Msteams = Fetching.Dialog, Form = form.Name(), Mark = mark } };

    /// <summary>Does something about a person's own commitments at once.</summary>
    public static Button Does(string verb, string title, OwnMark own) =>
        new(Execute, title) { Verb = verb, Data = new Payload { Own = own } };

    /// <summary>Opens a dialog about a person's own commitments.</summary>
    public static Button Opens(PersonForm form, string title, OwnMark own) =>
        new(Submit, title) { Data = new Payload { Msteams = Fetching.Dialog, Form = form.Name(), Own = own } };

    /// <summary>The first, in a dialog: it is sent with all that is in it.</summary>
    public static Button Sends(string verb, string title, OwnMark own) =>
        new(Submit, title) { Data = new Payload { Verb = verb, Own = own } };

    /// <summary>The second, in a dialog: another takes its place.</summary>
    public static Button Turns(PersonForm form, string title, OwnMark own) =>
        new(Submit, title) { Data = new Payload { Verb = OwnVerbs.Turn, Form = form.Name(), Own = own } };

    /// <summary>Leads to a page or a message.</summary>
    public static Button Leads(string url, string title) => new(OpenUrl, title) { Url = url };

    /// <summary>Shows or hides a part of the card, for whoever presses it.</summary>
    public static Button Shows(string id, string title) => new(Toggle, title) { TargetElements = [id] };

    /// <summary>The one that most people will want now.</summary>
    public Button First() => this with { Style = "positive" };

    /// <summary>Stands in the overflow menu.</summary>
    public Button Aside() => this with { Mode = "secondary" };
}

/// <summary>What a button brings along.</summary>
internal sealed record Payload
{
    public Fetching? Msteams { get; init; }

    public string? Verb { get; init; }

    public string? Form { get; init; }

    public CardMark? Mark { get; init; }

    public OwnMark? Own { get; init; }

    public string? Answer { get; init; }
}

/// <summary>Has the client ask the bot for a dialog.</summary>
internal sealed record Fetching(string Type)
{
    public static readonly Fetching Dialog = new("task/fetch");
}
