using System.Globalization;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>One of a person's next steps: what, by when, if what then, and before whom.</summary>
internal sealed record CommitmentDialog : DialogFace
{
    public override string Template => "commitment";

    public required string Words { get; init; }

    /// <summary>An ISO date, or empty.</summary>
    public required string Due { get; init; }

    /// <summary>"true" where there is to be no date.</summary>
    public required string Undated { get; init; }

    public required string If { get; init; }

    public required string Then { get; init; }

    /// <summary>The others, and nobody.</summary>
    public required IReadOnlyList<Choice> Witnesses { get; init; }

    public required string Witness { get; init; }

    /// <summary>It is there already, and can be taken back.</summary>
    public required bool Exists { get; init; }

    /// <summary>The person's other next step, in their words; none where there is none.</summary>
    public required IReadOnlyList<string> Other { get; init; }

    /// <summary>The names of the dialog for the other next step: to change it, or to write it.</summary>
    public required IReadOnlyList<string> ChangeOther { get; init; }

    public required IReadOnlyList<string> WriteOther { get; init; }

    public static CommitmentDialog? Of(Asked asked, SessionForm.Commit form)
    {
        var sheet = asked.Sheet;
        if (!asked.MayAct || sheet.Step is Step.Gather || form.Slot.Length > 0 && !Slots.Contains(form.Slot))
            return null;

        var (words, own) = (sheet.Words, Committing.Of(asked.Session, asked.Who).ToList());
        var slot = SlotOf(form, own);
        var it = own.Find(c => c.Slot == slot);
        var other = own.Find(c => c.Slot != slot);
        var otherForm = (form with { Slot = other?.Slot ?? Slots.First(s => s != slot) }).Name();
        return new CommitmentDialog
        {
            FallbackText = words["Commitment_Title"],

            // The buttons name the slot that is shown, so that a send that comes twice finds its first.
            Mark = sheet.Mark with { On = (form with { Slot = slot }).Name() },
            Faults = asked.Faults,
            Words = asked.Value(Inputs.Text, it?.Text ?? ""),
            Due = DateInput.Text(asked.Value(Inputs.Due, DateInput.Text(it?.Due))),
            Undated = asked.Value(Inputs.Undated, it is { Due: null } ? "true" : "false"),
            If = asked.Value(Inputs.If, it?.Plan?.If ?? ""),
            Then = asked.Value(Inputs.Then, it?.Plan?.Then ?? ""),
            Witnesses =
            [
                new Choice(words["Commitment_Nobody"], Inputs.Nobody),
                .. asked.Others.Select(p => new Choice(sheet.Name(p.Who.Id), p.Who.Id.ObjectId)),
            ],
            Witness = asked.Value(Inputs.Witness, it?.Witness?.ObjectId ?? Inputs.Nobody),
            Exists = it is not null,
            Other = other is null ? [] : [words["Commitment_Other", Literal.Of(other.Text)]],
            ChangeOther = other is null ? [] : [otherForm],
            WriteOther = other is null && it is not null ? [otherForm] : [],
        };
    }

    private static IReadOnlyList<string> Slots { get; } =
        [.. Enumerable.Range(1, Limits.CommitmentsEach).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The slot that is asked for; else the first that is free, or the last where none is.</summary>
    private static string SlotOf(SessionForm.Commit form, List<NextStep> own) => form.Slot.Length > 0
        ? form.Slot
        : Slots.FirstOrDefault(slot => own.TrueForAll(c => c.Slot != slot)) ?? Slots[^1];
}
