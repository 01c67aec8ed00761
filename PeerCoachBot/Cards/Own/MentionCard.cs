using System.Security;
using System.Text.RegularExpressions;
using PeerCoachBot.Commitments;
using PeerCoachBot.People;

namespace PeerCoachBot.Cards.Own;

/// <summary>
/// Tells somebody in a shared conversation that there is something for them, and not what. A mention stands in Markdown
/// and in XML, so of the name only what is neither is left.
/// </summary>
internal sealed partial record MentionCard : Face
{
    public override string Template => "mention";

    /// <summary>The name as it stands between its tags.</summary>
    public required string Tagged { get; init; }

    public required string Name { get; init; }

    /// <summary>The Entra object id.</summary>
    public required string Who { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }

    public static Face Of(OwnSheet sheet, DateOnly day)
    {
        var words = sheet.Words;
        if (sheet.Person.ErasedAt is not null && sheet.Person.Nudged.All(n => n.Day != day))
            return PassageCard.Gone(sheet);
        if (!IsWaiting(sheet, day))
            return new PassageCard { FallbackText = words["Mention_Over"] };

        var name = NameIn(sheet.Person.Name);
        return new MentionCard
        {
            FallbackText = words["Mention_Title"],
            Tagged = SecurityElement.Escape(name),
            Name = name,
            Who = sheet.Person.Id.ObjectId,
            Buttons = [sheet.Opens(new PersonForm.Items(), "Button_Look").First()],
        };
    }

    private static bool IsWaiting(OwnSheet sheet, DateOnly day) => sheet.Person.Nudged
        .Where(n => n.Day == day)
        .SelectMany(n => n.Items)
        .Select(sheet.Person.Find)
        .OfType<Commitment>()
        .Any(c => c.IsOpen && NudgeCard.AnswerTo(sheet, c, day) is null);

    private static string NameIn(string name) => Gap().Replace(Other().Replace(name, " "), " ").Trim() is { Length: > 0 } left ? left : "?";

    /// <summary>Whatever stands in no name, or might act where the name stands.</summary>
    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\p{Zs}.,'’()·&-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
