using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>A next step that is written, changed or taken back in its dialog, with its day, plan and witness at once.</summary>
internal static class CommittingInDialog
{
    /// <summary>Keeps a next step with all that belongs to it, as a new one or in place of one.</summary>
    public static Decision<Session> Record(Scene scene, Participant who, CommitmentForm form)
    {
        if (scene.Step is Step.Gather)
            return scene.Refuse(Sentences.CommitLater);
        var text = CommandReader.Read(form.Text) is Command.IWill will ? will.Rest : form.Text;
        if (Fault(scene, who, form, text) is { } fault)
            return Decision<Session>.Refuse(scene.Session, fault);

        var own = Committing.Of(scene.Session, who.Who.Id).ToList();
        var known = own.Find(c => form.Slot.Length > 0 ? c.Slot == form.Slot : c.Text.Equals(text, StringComparison.OrdinalIgnoreCase));
        if ((known?.Slot ?? Committing.FreeSlot(own)) is not { } slot)
            return scene.Refuse(Sentences.CommitmentsFull, Committing.Number(Limits.CommitmentsEach));

        var due = form.IsUndated ? null : TargetDate.Read(form.Due, form.Today);
        var commitment = (known ?? new NextStep(slot, who.Who.Id, text, due)) with
        {
            Text = text,
            Due = due,
            Plan = form.If.Length > 0 ? new IfThen(form.If, form.Then) : null,
            Witness = form.Witness,
        };
        return commitment == known
            ? scene.Nothing()
            : Shown(scene, Committing.WaitingFor(Committing.Put(scene.Session, commitment).With(who with { Draft = null }), who.Who.Id, scene.Step));
    }

    /// <summary>Takes a next step back.</summary>
    public static Decision<Session> Withdraw(Scene scene, Participant who, string slot) =>
        Committing.Of(scene.Session, who.Who.Id).Any(c => c.Slot == slot)
            ? Shown(scene, scene.Session with { NextSteps = [.. scene.Session.NextSteps.Where(c => c.By != who.Who.Id || c.Slot != slot)] })
            : scene.Nothing();

    /// <summary>Says what a form lacks; null where it is whole.</summary>
    private static Reply.Say? Fault(Scene scene, Participant who, CommitmentForm form, string text)
    {
        if (text.Length == 0)
            return new Reply.Say(Sentences.CommitmentEmpty);
        if (AnswerText.TooLong(text, Limits.CommitmentLength, Sentences.CommitmentTooLong) is { } tooLong)
            return tooLong;
        var due = TargetDate.Read(form.Due, form.Today);
        if (due is null && !form.IsUndated)
            return new Reply.Say(form.Due.Length == 0 ? Sentences.CommitmentNeedsDate : Sentences.DateUnclear, AnswerText.SampleDate(form.Today));
        if (due < form.Today && !form.IsUndated)
            return new Reply.Say(Sentences.DatePast, AnswerText.SampleDate(form.Today));
        if (AnswerText.WrongPlan(form.If, form.Then) is { } wrongPlan)
            return wrongPlan;
        if (form.Witness == who.Who.Id)
            return new Reply.Say(Sentences.WitnessSelf);
        return form.Witness is { } witness && scene.Session.Find(witness) is not { HasLeft: false }
            ? new Reply.Say(Sentences.NameUnknown, [.. scene.Session.Active().Select(p => p.Who.Id)], [])
            : null;
    }

    /// <summary>On the step's card, where that is the one people look at.</summary>
    private static Decision<Session> Shown(Scene scene, Session session) => scene.Step is Step.Commit
        ? Scene.Change(session, scene.UpdateLivingCard())
        : Decision<Session>.Change(session, []);
}
