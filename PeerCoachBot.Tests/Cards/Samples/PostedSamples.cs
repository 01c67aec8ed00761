using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>Every card that is posted, in every state in which it looks different.</summary>
internal static class PostedSamples
{
    private const string Help = "help";

    private static readonly SessionGuide CheckIn = Guides.Read("""
        {
          "key": "check-in",
          "steps": [
            { "kind": "gather", "key": "gather" },
            { "kind": "ask", "key": "ask:energy", "question": { "key": "energy", "answer": "Scale", "words": { "en": "How much energy do you bring?" } } }
          ]
        }
        """);

    public static IReadOnlyList<SampleCard> All { get; } =
    [
        new("gather", "alone", cast => new Stage(cast).Say(0, "start").Living()),
        new("gather", "open", cast => new Stage(cast).Gathering().Say(0, "agree").Overheard().Living()),
        new("gather", "channel", cast => new Stage(cast, isShared: true).Gathering().All(_ => "agree").Living()),
        new("folded", "gather", cast => new Stage(cast).Asking().Draw(s => new SessionCard.OfStep(s, "gather"))),

        new("check-in", "open", cast => new Stage(cast).CheckingIn().Living()),
        new("check-in", "hidden", cast => new Stage(cast, isShared: true).CheckingIn().Living()),
        new("check-in", "over", cast => new Stage(cast).CheckingIn().Say(0, "next anyway").Draw(s => new SessionCard.OfStep(s, "check-in"))),

        new("ask", "open", cast => new Stage(cast).Asking().Living()),
        new("ask", "answered", cast => Answered(cast).Living()),
        new("ask", "time-short", cast => Answered(cast).NearTheEnd().Living()),
        new("ask", "scale", cast => new Stage(cast, guide: CheckIn).Asking().Living()),
        new("folded", "ask", cast => new Stage(cast).Revealed().Draw(s => new SessionCard.OfStep(s, "ask:goal"))),

        new("board", "open", cast => new Stage(cast).Revealed().Living()),
        new("board", "early", cast => Answered(cast).Say(0, "reveal").Living()),
        new("board", "hidden", cast => new Stage(cast, isShared: true).Revealed().Lose(1).Living()),
        new("board", "over", cast => new Stage(cast).Turns().Draw(s => new SessionCard.Board(s, "goal", 1, SessionCard.All))),
        new("board", "hidden-over", cast => new Stage(cast, isShared: true).Turns().Draw(s => new SessionCard.Board(s, "goal", 1, SessionCard.All))),
        new("board", "private", cast => new Stage(cast, isShared: true).Revealed().Draw(s => new SessionCard.Board(s, "goal", 1, Stage.Id(0)))),

        new("turn", "open", cast => new Stage(cast).Turns().Living()),
        new("turn", "time-short", cast => new Stage(cast).Turns().Say(1, "another question").Say(0, "more time").NearTheEnd().Living()),
        new("turn", "role-play", cast => new Stage(cast).Turns().Say(0, "focus role-play").Living()),
        new("folded", "turn", cast => new Stage(cast).Turns().Say(0, "pass").Draw(s => new SessionCard.OfTurn(s, Stage.Id(0)))),
        new("folded", "turn-skipped", cast => new Stage(cast).Turns().Say(0, $"skip {Stage.Id(1)}").Draw(s => new SessionCard.OfTurn(s, Stage.Id(1)))),

        new("commit", "open", cast => new Stage(cast).Committing().Living()),
        new("commit", "some", cast => new Stage(cast).Committed().Living()),
        new("commit", "hidden", cast => new Stage(cast, isShared: true).Committed().Living()),
        new("commit", "over", cast => new Stage(cast).Closing("word").Draw(s => new SessionCard.OfStep(s, "commit"))),

        new("prompt", "word", cast => new Stage(cast).Closing("word").Say(0, "glad").Living()),
        new("prompt", "choice", cast => new Stage(cast).Closing("fair").Living()),
        new("prompt", "scale", cast => new Stage(cast).Closing("pulse").Living()),
        new("prompt", "date", cast => new Stage(cast).Closing("next-date").Living()),
        new("folded", "prompt", cast => new Stage(cast).Closing("fair").Draw(s => new SessionCard.OfPrompt(s, "word"))),
        new("folded", "date", cast => new Stage(cast).Closed().Draw(s => new SessionCard.OfPrompt(s, "next-date"))),

        new("time-up", "gather", cast => TimeUp(new Stage(cast).Gathering().All(_ => "agree"))),
        new("time-up", "ask", cast => TimeUp(Answered(cast))),
        new("time-up", "board", cast => TimeUp(new Stage(cast).Revealed())),
        new("time-up", "turn", cast => TimeUp(new Stage(cast).Turns())),
        new("time-up", "turn-again", cast => TimeUp(new Stage(cast).Turns().Say(0, "more time"))),

        new("summary", "shown", cast => new Stage(cast).Closed().Draw(s => new SessionCard.Summary(s, 1, SessionCard.All))),
        new("summary", "hidden", cast => new Stage(cast, isShared: true).Closed().Lose(1).Draw(s => new SessionCard.Summary(s, 1, SessionCard.All))),
        new("summary", "private", cast => new Stage(cast, isShared: true).Closed().Draw(s => new SessionCard.Summary(s, 1, Stage.Id(0)))),
        new("summary", "of-a-leaver", cast => new Stage(cast).Committed().Say(0, "leave").Say(1, "end").Draw(s => new SessionCard.Summary(s, 1, Stage.Id(0)))),
        new("summary", "abandoned", cast => new Stage(cast).Gathering().Pass(TimeSpan.FromHours(25)).Draw(s => new SessionCard.Summary(s, 1, SessionCard.All))),

        new("again", "chosen", cast => new Stage(cast).Closed().Pass(TimeSpan.FromDays(28)).Draw(s => new SessionCard.Again(s))),
        new("again", "offered", cast => new Stage(cast).Closing("next-date").All(_ => "pass").Pass(TimeSpan.FromDays(28)).Draw(s => new SessionCard.Again(s))),

        new("status", "gather", cast => Status(new Stage(cast).Gathering())),
        new("status", "ask", cast => Status(Answered(cast))),
        new("status", "turn", cast => Status(new Stage(cast).Turns())),
        new("status", "closing", cast => Status(new Stage(cast).Closing("pulse"))),

        new(Help, "none", cast => new Stage(cast).Closed().Reply(new Reply.Show(new SessionCard.Help("").Name()))),
        new(Help, "gather", cast => AskHelp(new Stage(cast).Gathering())),
        new(Help, "ask", cast => AskHelp(new Stage(cast).Asking())),
        new(Help, "turn", cast => AskHelp(new Stage(cast).Turns())),
        new(Help, "commit", cast => AskHelp(new Stage(cast).Committing())),
        new(Help, "closing", cast => AskHelp(new Stage(cast).Closing("word"))),

        new("say", "sentence", cast => new Stage(cast).Asking().Reply(new Reply.Say(Sentences.NothingToReveal))),
        new("say", "names", cast => Answered(cast).Reply(new Reply.Say(Sentences.StillMissing, [.. Answered(cast).Session.Participants.Select(p => p.Who.Id)], []))),
        new("say", "words", cast => new Stage(cast).Turns().Reply(new Reply.Say(Sentences.CommitmentKept, cast.Write(3, Limits.CommitmentLength), "2026-12-04"))),
        new("say", "outside", cast => new Stage(cast).Asking().Reply(new Reply.Say(Sentences.NotInSession))),
        new("welcome", "chat", _ => Welcome(ConversationKind.GroupChat)),
        new("welcome", "channel", _ => Welcome(ConversationKind.Channel)),
        new("welcome", "personal", _ => Welcome(ConversationKind.Personal)),
        new("rules", "first", cast => new Stage(cast).Asking().Reply(new Reply.Say(Sentences.AgreeFirst))),
    ];

    /// <summary>The first has answered, the last passed where there are more than two, the others are waited for.</summary>
    private static Stage Answered(Cast cast)
    {
        var stage = new Stage(cast).Asking().Say(0, cast.Write(0, Limits.AnswerLength));
        return cast.People.Count > 2 ? stage.Say(cast.People.Count - 1, "pass") : stage;
    }

    private static PeerCoachBot.Cards.DrawnCard TimeUp(Stage stage)
    {
        stage.UntilTimeIsUp();
        var timer = stage.Session.Timer ?? throw new InvalidOperationException("Nothing is timed any more.");
        return stage.Draw(s => new SessionCard.TimeUp(s, timer.Of, timer.Extended));
    }

    private static PeerCoachBot.Cards.DrawnCard Welcome(ConversationKind where) =>
        new PeerCoachBot.Cards.SessionCards(Guides.ThreeQuestions()).Draw("no session", new Greeting(where, "en-GB").Name())!;

    private static PeerCoachBot.Cards.DrawnCard Status(Stage stage) => stage.Draw(s => new SessionCard.Status(s));

    private static PeerCoachBot.Cards.DrawnCard AskHelp(Stage stage) => stage.Reply(new Reply.Show(new SessionCard.Help(stage.Session.Key).Name()));
}
