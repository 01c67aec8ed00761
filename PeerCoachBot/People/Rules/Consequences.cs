using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People.Rules;

/// <summary>
/// What follows from a change of somebody's commitments, whatever caused it: cards that show them are drawn again, a
/// check-in under way hears of it, and so does the witness.
/// </summary>
internal static class Consequences
{
    public static IEnumerable<Effect> Of(Person before, Person after)
    {
        List<Commitment> changed = [.. after.Commitments.Where(c => Differs(before.Find(c.Id), c))];
        List<string> ids = [.. changed.Select(c => c.Id), .. before.Commitments.Where(c => after.Find(c.Id) is null).Select(c => c.Id)];
        return
        [
            .. ids.Count > 0 || !Witnessing.UnderWay(before).SequenceEqual(Witnessing.UnderWay(after)) ? [Update(new PersonCard.Overview())] : (IEnumerable<Effect>)[],
            .. ids.Count > 0 ? OfCommitments(before, after, changed, ids) : [],
        ];
    }

    private static IEnumerable<Effect> OfCommitments(Person before, Person after, IReadOnlyList<Commitment> changed, IReadOnlyList<string> ids) =>
    [
        .. before.Commitments.Where(c => c.HasCard && ids.Contains(c.Id)).Select(c => Update(new PersonCard.Kept(c.Id))),
        .. before.Nudged.Where(n => n.Items.Any(ids.Contains)).Select(Redraw),
        .. after.Sessions.Where(s => s.Present && s.AskedAt is not null).Select(s => CheckIn.Report(after, s)),
        .. changed.SelectMany(c => ToWitness(after, before.Find(c.Id), c)),
        .. before.Commitments.Where(c => c.Witness is not null && after.Find(c.Id) is null).Select(c => Release(after, c)),
    ];

    /// <summary>What people see of it is other than before; nudges that were planned are not seen.</summary>
    private static bool Differs(Commitment? before, Commitment after) =>
        before is null
        || before.Text != after.Text
        || before.Due != after.Due
        || before.Plan != after.Plan
        || before.Witness != after.Witness
        || before.Standing != after.Standing
        || before.Obstacle != after.Obstacle
        || before.ChangedAt != after.ChangedAt;

    /// <summary>What is let go is nothing to witness; taken up again, it is asked about anew.</summary>
    private static IEnumerable<Effect> ToWitness(Person person, Commitment? before, Commitment after)
    {
        var isLetGo = after.Standing == Standing.LetGo;
        if (before is { Witness: { } former, Standing: not Standing.LetGo } && (isLetGo || former.Who.Id != after.Witness?.Who.Id))
            yield return Release(person, before);
        if (isLetGo || after.Witness is not { Who: var witness, IsWilling: var isWilling, Asking: var asking })
            yield break;
        if (before?.Witness?.Asking != asking)
            yield return Tell(witness.Id, new PeerFact.WitnessAsked(person.Self, witness.Id, after.Id, after.Text, after.Due, asking));
        if (isWilling == true && after.Standing == Standing.Done && before?.Standing != Standing.Done)
            yield return Tell(witness.Id, new PeerFact.Finished(person.Self, witness.Id, after.Id));
    }

    private static Effect.Tell Release(Person person, Commitment commitment) =>
        Tell(commitment.Witness!.Who.Id, new PeerFact.WitnessReleased(person.Self, commitment.Witness.Who.Id, commitment.Id));

    public static Effect.Tell Tell(PersonId to, PeerFact fact) => new(SessionId.OfPerson(to), fact);

    /// <summary>Draws a message again that brought something to mind, wherever it stands.</summary>
    public static Effect Redraw(NudgeMessage message) =>
        Update(message.MentionedIn is null ? new PersonCard.Nudge(message.Day) : new PersonCard.Mention(message.Day));

    private static Effect.UpdateCard Update(PersonCard card) => new(card.Name());
}
