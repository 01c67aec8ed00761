using System.Globalization;
using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>What each participant will do, by when, if what then, and before whom.</summary>
internal static class Committing
{
    public static Decision<Session> Record(Scene scene, Participant who, SessionEvent.Committed said)
    {
        if (scene.Step is Step.Gather)
            return scene.Refuse(Sentences.CommitLater);
        if (AnswerText.TooLong(said.Text, Limits.CommitmentLength, Sentences.CommitmentTooLong) is { } tooLong)
            return Decision<Session>.Refuse(scene.Session, tooLong);

        var own = Of(scene.Session, who.Who.Id).ToList();
        var same = own.Find(c => c.Text.Equals(said.Text, StringComparison.OrdinalIgnoreCase));
        if (same is null && own.Count >= Limits.CommitmentsEach)
            return scene.Refuse(Sentences.CommitmentsFull, Number(Limits.CommitmentsEach));
        if (same is not null && (said.Due is null && !said.IsUndated))
            return scene.Nothing();
        if (said is { Due: null, IsUndated: false } || said.Due < said.Today)
            return AskForDate(scene, who, said);
        if (same is not null && same.Due == said.Due)
            return scene.Nothing();

        var commitment = same is null
            ? new NextStep(FreeSlot(own)!, who.Who.Id, said.Text, said.Due)
            : same with { Due = said.Due };
        var kept = Put(scene.Session, commitment)
            .With(who with { Draft = null });
        return scene.Step is Step.Commit
            ? Scene.Change(WaitingFor(kept, who.Who.Id, scene.Step), scene.UpdateLivingCard())
            : Decision<Session>.Change(kept, [], Dated(said.Due));
    }

    /// <summary>Adds an if-then plan to the participant's newest commitment.</summary>
    public static Decision<Session> Plan(Scene scene, Participant who, SessionEvent.PlanAdded said)
    {
        if (Of(scene.Session, who.Who.Id).LastOrDefault() is not { } commitment)
            return scene.Refuse(Sentences.CommitmentFirst);
        if (AnswerText.TooLong(said.If + said.Then, Limits.CommitmentLength, Sentences.CommitmentTooLong) is { } tooLong)
            return Decision<Session>.Refuse(scene.Session, tooLong);

        var planned = commitment with { Plan = new IfThen(said.If, said.Then) };
        return planned == commitment ? scene.Nothing() : Added(scene, planned);
    }

    /// <summary>Names a witness for the participant's commitments.</summary>
    public static Decision<Session> Witness(Scene scene, Participant who, PersonId witness)
    {
        if (witness == who.Who.Id)
            return scene.Refuse(Sentences.WitnessSelf);
        if (Of(scene.Session, who.Who.Id).LastOrDefault() is not { } commitment)
            return scene.Refuse(Sentences.CommitmentFirst);
        return commitment.Witness == witness ? scene.Nothing() : Added(scene, commitment with { Witness = witness });
    }

    /// <summary>Shows it on the step's card, or says so where that is not the card people look at.</summary>
    private static Decision<Session> Added(Scene scene, NextStep commitment) => scene.Step is Step.Commit
        ? Scene.Change(Put(scene.Session, commitment), scene.UpdateLivingCard())
        : Decision<Session>.Change(Put(scene.Session, commitment), [], new Reply.Say(Sentences.Heard));

    /// <summary>Nobody waits for somebody's commitment any longer, by their own wish or another's.</summary>
    public static Decision<Session> Skip(Scene scene, PersonId who) =>
        scene.Session.IsAbsent(who, scene.Step.Key) || Of(scene.Session, who).Any()
            ? scene.Nothing()
            : Scene.Change(
                scene.Session with { Absences = [.. scene.Session.Absences, new Absence(who, scene.Step.Key)] },
                scene.UpdateLivingCard());

    /// <summary>Says a commitment back in 1:1. Elsewhere its words must not be repeated.</summary>
    public static Reply Confirm(string text, DateOnly? due) => due is { } day
        ? new Reply.Say(Sentences.CommitmentKept, text, IsoDay.Write(day))
        : new Reply.Say(Sentences.CommitmentKeptUndated, text);

    private static Reply Dated(DateOnly? due) => due is { } day
        ? new Reply.Say(Sentences.CommitmentDated, IsoDay.Write(day))
        : new Reply.Say(Sentences.CommitmentUndated);

    public static IReadOnlyList<PersonId> Missing(Session session, Step.Commit step) =>
    [
        .. session.Active()
            .Select(p => p.Who.Id)
            .Where(p => !Of(session, p).Any() && !session.IsAbsent(p, step.Key)),
    ];

    public static IEnumerable<NextStep> Of(Session session, PersonId person) => session.NextSteps.Where(c => c.By == person);

    /// <summary>Keeps the text, so that a date is all that the person still has to say.</summary>
    private static Decision<Session> AskForDate(Scene scene, Participant who, SessionEvent.Committed said)
    {
        var reply = new Reply.Say(
            said.Due is null ? Sentences.CommitmentNeedsDate : Sentences.DatePast,
            AnswerText.SampleDate(said.Today));
        return who.Draft?.Text == said.Text
            ? scene.Nothing(reply)
            : Decision<Session>.Change(scene.Session.With(who with { Draft = new Kept(said.Text, scene.Now) }), [], reply);
    }

    /// <summary>A slot that the person has not used yet; null where there is none.</summary>
    public static string? FreeSlot(IEnumerable<NextStep> own) =>
        Enumerable.Range(1, Limits.CommitmentsEach).Select(Number).Except(own.Select(c => c.Slot)).FirstOrDefault();

    /// <summary>The session in which this person is waited for again, though somebody had passed them over.</summary>
    public static Session WaitingFor(Session session, PersonId person, Step step) => session with
    {
        Absences = [.. session.Absences.Where(a => a != new Absence(person, step.Key))],
    };

    /// <summary>The session with a commitment in its slot, in place of what was there.</summary>
    public static Session Put(Session session, NextStep commitment)
    {
        bool Same(NextStep c) => c.By == commitment.By && c.Slot == commitment.Slot;
        return session with
        {
            NextSteps = session.NextSteps.Any(Same)
                ? [.. session.NextSteps.Select(c => Same(c) ? commitment : c)]
                : [.. session.NextSteps, commitment],
        };
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
