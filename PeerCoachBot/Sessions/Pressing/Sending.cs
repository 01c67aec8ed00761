using System.Globalization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Sessions.Pressing;

/// <summary>Does what a button or a sent dialog asks for; by the same rules as the typed words.</summary>
internal static class Sending
{
    public static Decision<Session> Decide(Scene scene, Press press, CardMark mark)
    {
        var (by, who) = (press.By, scene.Session.Find(press.By.Id)!);
        return press.Verb switch
        {
            Verbs.Status => scene.Nothing(new Reply.Show(new SessionCard.Status(scene.Session.Key).Name())),
            Verbs.Help => scene.Nothing(new Reply.Show(new SessionCard.Help(scene.Session.Key).Name())),
            Verbs.Leave => Gathering.Leave(scene, who),
            _ when !who.Agreed => scene.Refuse(Sentences.AgreeFirst),
            Verbs.ShowHere when press.Where.Id != scene.Session.Home.Id => scene.Nothing(new Reply.Say(Sentences.ShowHereThere)),
            Verbs.ShowHere => Said(new SessionEvent.ShownHere(by)),
            Verbs.Begin => Said(new SessionEvent.Begun(by)),
            Verbs.Answer => Answer(scene, press, mark),
            Verbs.Pass => Said(new SessionEvent.Passed(by)),
            Verbs.Reveal => Said(new SessionEvent.Revealed(by)),
            Verbs.Next => Said(new SessionEvent.MovedOn(by, Anyway: false)),
            Verbs.NextAnyway => Said(new SessionEvent.MovedOn(by, Anyway: true)),
            Verbs.AnotherQuestion => Said(new SessionEvent.AnotherQuestionAsked(by)),
            Verbs.MoreTime => Said(new SessionEvent.MoreTimeAsked(by)),
            Verbs.Done => Said(new SessionEvent.TurnDone(by)),
            Verbs.Plan => Plan(scene, press),
            Verbs.Skip => Skip(scene, press),
            Verbs.Commit => Commit(scene, who, press, mark),
            Verbs.Withdraw => CommittingInDialog.Withdraw(scene, who, Slot(mark)),
            Verbs.End => Said(new SessionEvent.Ended(by)),
            _ => scene.Nothing(new Reply.Say(Sentences.NotNow)),
        };

        Decision<Session> Said(SessionEvent.Said said) => SessionDialog.DecideActive(scene, who, said);
    }

    /// <summary>Joins and accepts the ground rules, each of which has to be ticked.</summary>
    public static Decision<Session> TakePart(Scene scene, Press press) =>
        Enumerable.Range(1, Limits.GroundRules).All(n => press.Value($"{Inputs.Rule}{n}") == "true")
            ? Gathering.TakePart(scene, press.By, reply: null)
            : scene.Nothing(new Reply.Say(Sentences.RulesNotTicked));

    private static Decision<Session> Answer(Scene scene, Press press, CardMark mark)
    {
        var open = scene.Guide.OpenQuestion(scene.Session);
        var form = SessionForm.Read(mark.On) as SessionForm.Answer;
        var meant = form is null ? mark.At == scene.Guide.LivingCard(scene.Session).Name() : form.Question == open?.Key;
        var text = press.Value(Inputs.Answer);

        // Sent again after it moved the session on: it was kept.
        if (!meant && form is not null && text.Length > 0 && scene.Session.AnswerOf(press.By.Id, form.Question)?.Text == text)
            return scene.Nothing();
        if (open is null || !meant)
            return scene.Nothing(press.InDialog
                ? new Reply.Say(Sentences.StepOver)
                : new Reply.Show(scene.Guide.LivingCard(scene.Session).Name()));

        return text.Length == 0
            ? scene.Nothing(new Reply.Say(Sentences.AnswerEmpty))
            : SessionDialog.DecideActive(scene, scene.Session.Find(press.By.Id)!, new SessionEvent.Answered(press.By, open.Key, text, press.Today));
    }

    /// <summary>Focus and time, together or each alone.</summary>
    private static Decision<Session> Plan(Scene scene, Press press)
    {
        var focus = press.Value(Inputs.Focus);
        if (focus.Length > 0 && !Focuses.All.Contains(focus))
            return scene.Nothing(new Reply.Say(Sentences.FocusUnknown, Focuses.All));

        var paced = press.Value(Inputs.Pace) switch
        {
            Inputs.UsualPace => Clockwork.Repace(scene, Pace.Usual),
            Inputs.ShortPace => Clockwork.Repace(scene, new Pace(null, HalfTurns: true)),
            Inputs.OwnPace => Clockwork.Repace(scene, scene.Session.Pace with { Minutes = Minutes(press) }),
            _ => scene.Nothing(),
        };
        if (paced.Reply is not null || focus.Length == 0)
            return paced;

        var refocused = SessionDialog.Refocus(scene.With(paced.State!), focus);
        return refocused.Keep == Keeping.State ? refocused : paced;
    }

    /// <summary>A figure; one that is none is out of every range.</summary>
    private static int Minutes(Press press) =>
        int.TryParse(press.Value(Inputs.Minutes), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    private static Decision<Session> Skip(Scene scene, Press press) =>
        Participant(scene, press.Value(Inputs.Whom)) is { } whom
            ? SessionDialog.DecideActive(scene, scene.Session.Find(press.By.Id)!, new SessionEvent.Skipped(press.By, whom))
            : scene.Nothing(new Reply.Say(Sentences.NameUnknown, [.. scene.Session.Active().Select(p => p.Who.Id)], []));

    private static Decision<Session> Commit(Scene scene, Participant who, Press press, CardMark mark)
    {
        var witness = press.Value(Inputs.Witness);
        return CommittingInDialog.Record(scene, who, new CommitmentForm(
            Slot(mark),
            press.Value(Inputs.Text),
            press.Value(Inputs.Due),
            press.Value(Inputs.If),
            press.Value(Inputs.Then),
            witness is "" or Inputs.Nobody ? null : new PersonId(scene.Session.Home.Tenant, witness),
            press.Today)
        {
            IsUndated = press.Value(Inputs.Undated) == "true",
        });
    }

    private static string Slot(CardMark mark) => SessionForm.Read(mark.On) is SessionForm.Commit form ? form.Slot : "";

    private static PersonId? Participant(Scene scene, string objectId) =>
        scene.Session.Find(new PersonId(scene.Session.Home.Tenant, objectId)) is { HasLeft: false } found ? found.Who.Id : null;
}
