using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>What every card about a person's own commitments is drawn from, with the phrases that they share.</summary>
/// <param name="On">The name of the card or dialog that is drawn.</param>
internal sealed record OwnSheet(Person Person, Words Words, string On, DateTimeOffset Now)
{
    /// <summary>It is a dialog: buttons act there in another way.</summary>
    public bool IsDialog { get; init; }

    /// <summary>The date on the person's calendar.</summary>
    public DateOnly Today => DayOf(Now);

    public string Name => Person.Name.Length > 0 ? Literal.Inline(Person.Name) : "?";

    /// <summary>Everything was deleted, and they have not come back since.</summary>
    public bool IsErased => Person is { ErasedAt: not null, Name.Length: 0 };

    public DateOnly DayOf(DateTimeOffset moment) => Person.Profile.Time().DayAt(moment);

    /// <summary>What the buttons say of their card.</summary>
    public OwnMark Mark(string item = "") => new(Person.Id.ObjectId, On, item);

    public Button Does(string verb, string title, string item = "") => IsDialog
        ? Button.Sends(verb, Words[title], Mark(item))
        : Button.Does(verb, Words[title], Mark(item));

    public Button Opens(PersonForm form, string title, string item = "") => IsDialog
        ? Button.Turns(form, Words[title], Mark(item))
        : Button.Opens(form, Words[title], Mark(item));

    /// <summary>A day that was kept as text.</summary>
    public string Day(string iso) => Words.Day(IsoDay.Read(iso)!.Value);

    /// <summary>By when somebody wants to do something.</summary>
    public string Due(DateOnly? due) => due is { } day ? Words["Commit_Due", Words.Day(day)] : Words["Item_Undated"];

    /// <summary>What belongs to a commitment, as its owner alone sees it.</summary>
    /// <param name="due">Its date, in words.</param>
    public IReadOnlyList<string> Notes(Commitment commitment, string due) =>
    [
        due,
        .. commitment.Plan is { } plan ? [Words["Commit_IfThen", Literal.Of(plan.If), Literal.Of(plan.Then)]] : (IEnumerable<string>)[],
        .. commitment.Witness is { } witness ? [Witnessed(witness)] : (IEnumerable<string>)[],
        .. commitment switch
        {
            { Standing: Standing.Blocked, Obstacle: { } obstacle } => [Words["Item_Obstacle", Literal.Of(obstacle)]],
            { Standing: not Standing.Open } => [StandingOf(commitment)],
            _ => (IEnumerable<string>)[],
        },
    ];

    /// <summary>How it stands, in a sentence.</summary>
    public string StandingOf(Commitment commitment) => Words[commitment.Standing switch
    {
        Standing.Partly => "Item_Partly",
        Standing.Blocked => "Item_Blocked",
        Standing.Done => "Item_Done",
        Standing.LetGo => "Item_LetGo",
        _ => "Item_Open",
    }];

    private string Witnessed(Witness witness) => Words[
        witness switch
        {
            { IsWilling: true } => "Item_Witness",
            { IsWilling: false } => "Item_WitnessRather",
            { IsUnreached: true } => "Item_WitnessUnreached",
            _ => "Item_WitnessAsked",
        },
        Literal.Inline(witness.Who.Name)];
}
