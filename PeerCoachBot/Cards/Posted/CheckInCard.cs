using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Posted;

/// <summary>How it stands with what the peers committed to before.</summary>
internal sealed record CheckInCard : SessionFace
{
    public override string Template => "check-in";

    public required IReadOnlyList<Passage> Items { get; init; }

    /// <summary>Who brings how many whose words do not stand here, and who is waited for.</summary>
    public required IReadOnlyList<string> Progress { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public bool HasProgress => Items.Count + Progress.Count + Time.Count > 0;

    public required IReadOnlyList<string> Hints { get; init; }

    public static CheckInCard Of(Sheet sheet, Step.CheckIn step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var isOpen = session.Step == step.Key && session.IsOpen();
        List<(PersonId Owner, CheckInItem Item)> all =
            [.. session.Active().SelectMany(p => CheckingIn.ItemsOf(session, p.Who.Id).Select(i => (p.Who.Id, i)))];
        List<(PersonId Owner, CheckInItem Item)> shown =
            [.. all.Where(i => IsShown(sheet, i.Owner, i.Item))];
        return new CheckInCard
        {
            FallbackText = words["CheckIn_Title"],
            Where = sheet.Where(step),
            Items = [.. shown.Select(i => PassageOf(sheet, i.Owner, i.Item))],
            Progress =
            [
                .. all.Except(shown).CountBy(i => i.Owner).Select(n => n.Value == 1
                    ? words["CheckIn_Count_One", sheet.Name(n.Key)]
                    : words["CheckIn_Count_Many", sheet.Name(n.Key), n.Value]),
                .. isOpen ? sheet.About("CheckIn_Waiting", CheckingIn.Missing(session, step)) : [],
            ],
            Time = sheet.Time(card),
            Hints = [words[isOpen ? "CheckIn_Hint" : "CheckIn_Over"]],
            Buttons = isOpen ? new Buttons(sheet).OfLivingCard() : [],
        };
    }

    /// <summary>There are words that do not stand on the card.</summary>
    public static bool HidesAny(Sheet sheet) =>
        sheet.Session.Active().Any(p => CheckingIn.ItemsOf(sheet.Session, p.Who.Id).Any(i => !IsShown(sheet, p.Who.Id, i)));

    /// <summary>What one reader knows of.</summary>
    public static IReadOnlyList<Passage> PassagesFor(Sheet sheet, PersonId reader) =>
    [
        .. from participant in sheet.Session.Active()
           let owner = participant.Who.Id
           from item in CheckingIn.ItemsOf(sheet.Session, owner)
           where item.Text is not null && CheckingIn.MayRead(item, owner, reader)
           select PassageOf(sheet, owner, item),
    ];

    private static bool IsShown(Sheet sheet, PersonId owner, CheckInItem item) =>
        sheet.WordsMayShow && item.Text is not null && CheckingIn.AllKnow(sheet.Session, item, owner);

    private static Passage PassageOf(Sheet sheet, PersonId owner, CheckInItem item) => new(
        sheet.Words["Commit_Will", sheet.Name(owner)],
        Literal.Of(item.Text!),
        [
            .. item.Due is { } due ? [sheet.Words["Commit_Due", sheet.Words.Day(due)]] : (IEnumerable<string>)[],
            sheet.Words[$"Standing_{item.Standing}"],
        ]);
}
