using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>Whom not to wait for.</summary>
internal sealed record SkipDialog : DialogFace
{
    public override string Template => "skip";

    public required IReadOnlyList<Choice> People { get; init; }

    public required string Whom { get; init; }

    public static SkipDialog? Of(Asked asked)
    {
        if (!asked.MayAct || asked.Sheet.Step is Step.Gather)
            return null;

        var missing = asked.Sheet.Missing.Where(p => p != asked.Who).ToList();
        var people = missing.Count > 0 ? missing : [.. asked.Others.Select(p => p.Who.Id)];
        if (people.Count == 0)
            return null;

        return new SkipDialog
        {
            FallbackText = asked.Sheet.Words["Skip_Title"],
            Mark = asked.Sheet.Mark,
            Faults = asked.Faults,
            People = [.. people.Select(p => new Choice(asked.Sheet.Name(p), p.ObjectId))],
            Whom = asked.Value(Inputs.Whom, people is [var only] ? only.ObjectId : ""),
        };
    }
}
