using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>Every dialog, in every state in which it looks different.</summary>
internal static class DialogSamples
{
    private static readonly SessionGuide Vote = Guides.Read("""
        {
          "key": "vote",
          "steps": [
            { "kind": "gather", "key": "gather" },
            {
              "kind": "ask",
              "key": "ask:vote",
              "question": { "key": "vote", "answer": "Choice", "choices": ["one", "two", "three", "four", "five", "six"], "words": { "en": "Which way do we take?" } }
            }
          ]
        }
        """);

    public static IReadOnlyList<SampleCard> All { get; } =
    [
        new("take-part", "new", cast => new Stage(cast).Gathering().Ask(1, s => new SessionForm.TakePart(s))),
        new("take-part", "again", cast => new Stage(cast).Gathering().Ask(
            1,
            s => new SessionForm.TakePart(s),
            new Dictionary<string, string> { ["rule1"] = "true", ["rule2"] = "true" },
            new Reply.Say(Sentences.AgreeFirst))),

        new("plan", "usual", cast => new Stage(cast).Gathering().All(_ => "agree").Ask(0, s => new SessionForm.Plan(s))),
        new("plan", "fault", cast => new Stage(cast).Gathering().All(_ => "agree").Ask(
            0,
            s => new SessionForm.Plan(s),
            new Dictionary<string, string> { [Inputs.Focus] = "role-play", [Inputs.Pace] = Inputs.OwnPace, [Inputs.Minutes] = "7" },
            new Reply.Say(Sentences.TimeBoxOutOfRange, "15", "240"))),

        new("answer", "text", cast => new Stage(cast).Asking().Ask(0, s => new SessionForm.Answer(s, "goal"))),
        new("answer", "own", cast => new Stage(cast).Asking().Say(0, cast.Write(0, Limits.AnswerLength)).Ask(0, s => new SessionForm.Answer(s, "goal"))),
        new("answer", "fault", cast => new Stage(cast).Asking().Ask(
            0,
            s => new SessionForm.Answer(s, "goal"),
            new Dictionary<string, string> { [Inputs.Answer] = cast.Write(0, Limits.AnswerLength + 12) },
            new Reply.Say(Sentences.AnswerTooLong, "2000", "12"))),
        new("answer", "word", cast => new Stage(cast).Closing("word").Ask(0, s => new SessionForm.Answer(s, "word"))),
        new("answer", "date", cast => new Stage(cast).Closing("next-date").Ask(0, s => new SessionForm.Answer(s, "next-date"))),
        new("answer", "choice", cast => new Stage(cast, guide: Vote).Asking().Ask(0, s => new SessionForm.Answer(s, "vote"))),

        new("kept-words", "closed", cast => new Stage(cast).Asking().Say(0, "end").Ask(
            0,
            s => new SessionForm.Answer(s, "goal"),
            new Dictionary<string, string> { [Inputs.Answer] = cast.Write(0, Limits.AnswerLength) },
            new Reply.Say(Sentences.SessionOver))),

        new("skip", "missing", cast => new Stage(cast).Asking().Ask(0, s => new SessionForm.Skip(s))),

        new("commitment", "new", cast => new Stage(cast).Committing().Ask(0, s => new SessionForm.Commit(s, ""))),
        new("commitment", "second", cast => new Stage(cast).Committed().Ask(0, s => new SessionForm.Commit(s, ""))),
        new("commitment", "own", cast => new Stage(cast).Committed().Ask(0, s => new SessionForm.Commit(s, "1"))),
        new("commitment", "fault", cast => new Stage(cast).Committing().Ask(
            0,
            s => new SessionForm.Commit(s, ""),
            new Dictionary<string, string>
            {
                [Inputs.Text] = cast.Write(1, Limits.CommitmentLength + 12),
                [Inputs.Due] = "2026-12-24",
                [Inputs.If] = cast.Write(2, 100),
                [Inputs.Then] = cast.Write(3, 100),
                [Inputs.Witness] = Stage.Id(1),
            },
            new Reply.Say(Sentences.CommitmentTooLong, "500", "12"))),

        new("end", "question", cast => new Stage(cast).Asking().Ask(0, s => new SessionForm.End(s))),

        new("reading", "board", cast => new Stage(cast, isShared: true).Revealed().Ask(0, s => new SessionForm.Board(s, "goal", 1))),
        new("reading", "check-in", cast => new Stage(cast, isShared: true).CheckingIn().Ask(1, s => new SessionForm.CheckIn(s))),
        new("reading", "check-in-none", cast => new Stage(cast).Asking().Ask(0, s => new SessionForm.CheckIn(s))),
        new("reading", "summary", cast => new Stage(cast, isShared: true).Closed().Ask(0, s => new SessionForm.Summary(s, 1))),
    ];
}
