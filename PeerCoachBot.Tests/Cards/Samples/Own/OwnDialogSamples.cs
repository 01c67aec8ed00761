using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Tests.Cards.Samples.Own;

/// <summary>Every dialog about a person's own commitments, in every state in which it looks different.</summary>
internal static class OwnDialogSamples
{
    public static IReadOnlyList<SampleCard> All { get; } =
    [
        new("record", "by-hand", cast => new OwnStage(cast).Ask(new PersonForm.Record())),
        new("record", "of-message", cast => new OwnStage(cast) is var stage ? stage.Ask(new PersonForm.Record(), source: Message(stage)) : null!),
        new("record", "fault", cast => new OwnStage(cast) is var stage
            ? stage.Ask(
                new PersonForm.Record(),
                new Dictionary<string, string>
                {
                    [OwnInputs.Text] = cast.Write(1, Limits.CommitmentLength + 12),
                    [OwnInputs.Owner] = stage.Ben.Id.ObjectId,
                    [OwnInputs.Due] = "2026-12-24",
                    [OwnInputs.If] = cast.Write(2, 100),
                },
                new Reply.Say(Sentences.CommitmentTooLong, "500", "12"),
                Message(stage))
            : null!),

        new("change", "whole", cast => OwnPostedSamples.Own(cast).Change(c => OwnPostedSamples.Whole(c, cast)).Ask(new PersonForm.Change(OwnStage.Id))),
        new("change", "in-the-open", cast => OwnPostedSamples.Own(cast)
            .Change(c => c with { Made = c.Made with { IsSpoken = true } })
            .Ask(new PersonForm.Change(OwnStage.Id))),
        new("date", "dated", cast => OwnPostedSamples.Own(cast).Ask(new PersonForm.Date(OwnStage.Id))),
        new("date", "fault", cast => OwnPostedSamples.Own(cast).Ask(
            new PersonForm.Date(OwnStage.Id),
            new Dictionary<string, string> { [OwnInputs.Due] = "2026-11-01" },
            new Reply.Say(Sentences.DatePast, "2026-12-10"))),
        new("blocked", "asked", cast => OwnPostedSamples.Own(cast).Ask(new PersonForm.Blocked(OwnStage.Id))),
        new("blocked", "known", cast => OwnPostedSamples.Own(cast).Change(c => OwnPostedSamples.Whole(c, cast)).Ask(new PersonForm.Blocked(OwnStage.Id))),
        new("snooze", "asked", cast => OwnPostedSamples.Own(cast).Ask(new PersonForm.Snooze(OwnStage.Id))),
        new("snooze", "fault", cast => OwnPostedSamples.Own(cast).Ask(
            new PersonForm.Snooze(OwnStage.Id),
            new Dictionary<string, string> { [OwnInputs.Until] = OwnInputs.OnDate },
            new Reply.Say(OwnSentences.SnoozeUnclear))),
        new("ask-peers", "asked", cast => OwnPostedSamples.Own(cast).Ask(new PersonForm.AskPeers(OwnStage.Id))),
        new("items", "dialog-one", cast => OwnPostedSamples.Three(cast).Ask(new PersonForm.Item(OwnStage.Id))),
        new("items", "dialog", cast => OwnPostedSamples.Three(cast).Ask(new PersonForm.Items())),
        new("items", "dialog-many", cast => OwnPostedSamples.Many(cast).Ask(new PersonForm.Items())),
        new("items", "dialog-none", cast => new OwnStage(cast).Ask(new PersonForm.Items())),
        new("settings", "usual", cast => new OwnStage(cast).Ask(new PersonForm.Settings())),
        new("settings", "chosen", cast => OwnPostedSamples.Chosen(cast).Ask(new PersonForm.Settings())),
        new("settings", "fault", cast => OwnPostedSamples.Chosen(cast).Ask(
            new PersonForm.Settings(),
            new Dictionary<string, string> { [OwnInputs.Zone] = cast.Write(1, 100), [OwnInputs.Days] = "Monday", [OwnInputs.From] = "25:00", [OwnInputs.Nudges] = "false" },
            new Reply.Say(OwnSentences.ZoneUnknown, cast.Write(1, 100)))),
        new("kept-words", "commitment-gone", cast => new OwnStage(cast).Ask(
            new PersonForm.Blocked(OwnStage.Id),
            new Dictionary<string, string> { [OwnInputs.Obstacle] = cast.Write(0, Limits.CommitmentLength) },
            new Reply.Say(OwnSentences.Gone))),
    ];

    private static SourceMessage Message(OwnStage stage) =>
        new(OwnStage.Chat, "1790000000100", stage.Cast.Write(5, 900), "https://teams.microsoft.com/l/message/x", stage.Ben);
}
