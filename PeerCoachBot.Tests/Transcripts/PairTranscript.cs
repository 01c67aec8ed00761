using PeerCoachBot.Conversations;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Transcripts;

public sealed class PairTranscript
{
    [Fact]
    public async Task A_pair_meets_in_a_channel_thread()
    {
        using var world = new World
        {
            Home = new Conversation("t1", "19:channel@thread.tacv2;messageid=1", ConversationKind.Channel),
        };
        var talk = Transcript.Of(
            world,
            "A pair in a channel thread",
            "Everybody in the channel can read the thread, so Ana's and Ben's words go to the two of them in 1:1.");

        talk.Heading("Gather");
        await talk.SaysAsync("Ana", "hello");
        await talk.SaysAsync("Ana", "start");
        await talk.SaysAsync("Ben", "join");
        await talk.SaysAsync("Ben", "begin");
        await talk.SaysAsync("Ben", "agree");
        await talk.SaysAsync("Ana", "I agree");
        await talk.SaysAsync("Ana", "focus skill");
        await talk.PassesAsync(2);

        talk.Heading("What do we want to accomplish?");
        await talk.SaysAsync("Ana", "begin");
        await talk.SaysAsync("Ana", "I want to sound calm when I present numbers");
        await talk.PassesAsync(0.5);
        await talk.WhispersAsync("Ben", "I want to give feedback sooner, before I get annoyed");
        talk.Note("Ana and Ben talk about it.");
        await talk.PassesAsync(1);

        talk.Heading("Coaching turns");
        await talk.SaysAsync("Ben", "next");
        talk.Note("Ben asks, Ana explores.");
        await talk.PassesAsync(12);
        await talk.SaysAsync("Ana", "done");
        await talk.PassesAsync(8);
        await talk.WhispersAsync("Ben", "help");
        await talk.WhispersAsync("Ben", "done");

        talk.Heading("What have we learned?");
        await talk.WhispersAsync("Ana", "I speak too fast when I am unsure. A pause helps more than a slide.");
        await talk.WhispersAsync("Ben", "I wait because I fear the reaction, and the waiting makes it worse");
        await talk.PassesAsync(1);

        talk.Heading("What next steps will we take?");
        await talk.SaysAsync("Ana", "next");
        await talk.WhispersAsync("Ana", "I will rehearse the first two minutes aloud");
        await talk.WhispersAsync("Ana", "by the end of next week");
        await talk.WhispersAsync("Ben", "I will tell Kim what I noticed by Wednesday");
        await talk.WhispersAsync("Ben", "if I put it off, then I write down the first sentence and send a date");

        talk.Heading("Close");
        await talk.SaysAsync("Ben", "next");
        await talk.SaysAsync("Ana", "lighter");
        await talk.SaysAsync("Ben", "ready");
        await talk.SaysAsync("Ana", "yes");
        await talk.SaysAsync("Ben", "yes");
        await talk.WhispersAsync("Ana", "4");
        await talk.WhispersAsync("Ben", "5");
        await talk.SaysAsync("Ana", "2026-12-07");

        Approval.OfTranscripts().Check("pair", talk.ToString());
    }
}
