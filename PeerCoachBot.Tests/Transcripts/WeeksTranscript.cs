using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Transcripts;

/// <summary>What becomes of promises between sessions.</summary>
public sealed class WeeksTranscript
{
    [Fact]
    public async Task A_triad_over_three_sessions_and_three_weeks()
    {
        using var world = new World { Readers = [World.Peer("Ana"), World.Peer("Ben"), World.Peer("Chidi")] };
        var talk = Transcript.Of(
            world,
            "A triad over three sessions and three weeks",
            "The sessions are cut short here: this is about what becomes of the next steps.");

        talk.Heading("The first session, on a Monday");
        await OpensAsync(talk, agree: true);
        await GoesToNextStepsAsync(talk);
        await talk.SaysAsync("Ana", "I will hand the Monday report to Sofia by Friday");
        await talk.SaysAsync("Ana", "witness Ben");
        await talk.SaysAsync("Ben", "I will ask my director what he needs most by 2026-12-01");
        await talk.SaysAsync("Chidi", "I will sit with the night shift");
        await talk.SaysAsync("Chidi", "no date");
        await talk.WhispersAsync("Ben", "status");
        await ClosesAsync(talk, "2026-11-30");

        talk.Heading("The days between");
        await talk.LeapsAsync(3);
        await talk.WhispersAsync("Ana", "partly");
        await talk.LeapsAsync(4);

        talk.Heading("The second session");
        await OpensAsync(talk, agree: false);
        await talk.SaysAsync("Ana", "done");
        await talk.SaysAsync("Ben", "new date 2026-12-04");
        await talk.SaysAsync("Chidi", "blocked");
        await talk.PassesAsync(1.5);
        await talk.SaysAsync("Chidi", "next");
        await GoesToNextStepsAsync(talk);
        await talk.SaysAsync("Ana", "I will not look at the report on Monday by 2026-12-07");
        await ClosesAsync(talk, "pass");

        talk.Heading("Until the promise is kept, moved or let go");
        await talk.LeapsAsync(4.2);
        await talk.WhispersAsync("Ben", "snooze next week");
        await talk.LeapsAsync(3);
        await talk.WhispersAsync("Ana", "done");
        await talk.LeapsAsync(3.5);
        await talk.WhispersAsync("Ben", "let it go");
        await talk.WhispersAsync("Ben", "commitments");
        await talk.PassesAsync(1);

        talk.Heading("The third session");
        await OpensAsync(talk, agree: false);
        await talk.SaysAsync("Chidi", "done");
        await talk.SaysAsync("Chidi", "end");

        Approval.OfTranscripts().Check("weeks", talk.ToString());
    }

    [Fact]
    public async Task Somebody_who_has_not_installed_the_bot_is_mentioned_where_it_was_made()
    {
        using var world = new World { Readers = [World.Peer("Ana"), World.Peer("Ben")] };
        world.Messenger.Intercept = (to, _) => to == new Address.Private(World.Peer("Ana").Id) ? new SendResult.Refused("the bot is not there") : null;
        var talk = Transcript.Of(
            world,
            "Somebody who has not installed the bot",
            "Ana cannot be reached in 1:1. What she set herself is not repeated where others read.");

        await talk.SaysAsync("Ana", "I will draft the plan by Thursday");
        await talk.SaysAsync("Ben", "I will read it");
        await talk.SaysAsync("Ben", "Friday");
        await talk.LeapsAsync(4.5);
        await talk.SaysAsync("Ben", "commitments");

        Approval.OfTranscripts().Check("blocked", talk.ToString());
    }

    [Fact]
    public async Task A_witness_who_cannot_be_reached_is_not_said_to_have_been_asked()
    {
        var guide = Guides.ThreeQuestions();
        using var world = new World(guide: guide with { Steps = [.. guide.Steps.Where(s => s.Key is "gather" or "commit")] })
        {
            Readers = [World.Peer("Ana"), World.Peer("Ben")],
        };
        world.Messenger.Intercept = (to, _) => to == new Address.Private(World.Peer("Ben").Id) ? new SendResult.Refused("the bot is not there") : null;
        var talk = Transcript.Of(
            world,
            "A witness who cannot be reached",
            "The session has nothing but next steps here. Ben cannot be written to in 1:1 at first, and later he can.");

        await talk.SaysAsync("Ana", "start");
        await talk.SaysAsync("Ben", "join");
        await talk.SaysAsync("Ana", "agree");
        await talk.SaysAsync("Ben", "agree");
        await talk.SaysAsync("Ana", "begin");
        await talk.SaysAsync("Ana", "I will hand the Monday report to Sofia by Friday");
        await talk.SaysAsync("Ana", "witness Ben");
        await talk.SaysAsync("Ana", "end");
        await talk.WhispersAsync("Ana", "commitments");

        world.Messenger.Intercept = null;
        talk.Note("Ana has told Ben of it, and Ben has added PeerCoach for himself.");
        await talk.WhispersAsync("Ana", "new date 2026-11-30");

        Approval.OfTranscripts().Check("witness", talk.ToString());
    }

    [Fact]
    public async Task Peers_in_Tokyo_and_in_São_Paulo_are_each_nudged_in_their_own_morning()
    {
        using var world = new World
        {
            Readers = [World.Peer("Ana"), World.Peer("Ben"), World.Peer("Kenji")],
            Zones = new Dictionary<string, string> { ["Ana"] = "America/Sao_Paulo", ["Ben"] = "Europe/Berlin", ["Kenji"] = "Asia/Tokyo" },
        };
        var talk = Transcript.Of(
            world,
            "Peers in Tokyo, Berlin and São Paulo",
            "All three say “Thursday”. Times are in UTC: Tokyo is nine hours ahead, Berlin one, São Paulo three behind.");

        await talk.SaysAsync("Kenji", "I will send the outline by Thursday");
        await talk.SaysAsync("Ana", "I will send the figures by Thursday");
        await talk.SaysAsync("Ben", "I will send the pictures by Thursday");
        await talk.LeapsAsync(3.5);
        await talk.WhispersAsync("Kenji", "done");
        await talk.WhispersAsync("Ana", "pause until 2026-12-07");
        await talk.LeapsAsync(11);

        Approval.OfTranscripts().Check("zones", talk.ToString());
    }

    private static async Task OpensAsync(Transcript talk, bool agree)
    {
        await talk.SaysAsync("Ana", "start");
        await talk.SaysAsync("Ben", "join");
        await talk.SaysAsync("Chidi", "join");
        foreach (var name in agree ? new[] { "Ana", "Ben", "Chidi" } : [])
            await talk.SaysAsync(name, "agree");
        await talk.SaysAsync("Ana", "begin");
    }

    private static async Task GoesToNextStepsAsync(Transcript talk)
    {
        for (var step = 0; step < 3; step++)
        {
            await talk.PassesAsync(1.5);
            await talk.SaysAsync("Ben", "next anyway");
        }
    }

    private static async Task ClosesAsync(Transcript talk, string nextDate)
    {
        await talk.PassesAsync(1.5);
        await talk.SaysAsync("Chidi", "next anyway");
        for (var question = 0; question < 3; question++)
        {
            await talk.PassesAsync(1.5);
            await talk.SaysAsync("Chidi", "next anyway");
        }

        await talk.SaysAsync("Chidi", nextDate);
        await talk.PassesAsync(1.5);
        await talk.SaysAsync("Chidi", "next anyway");
    }
}
