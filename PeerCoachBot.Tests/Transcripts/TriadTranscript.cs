using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Transcripts;

public sealed class TriadTranscript
{
    [Fact]
    public async Task A_triad_meets_in_a_group_chat()
    {
        using var world = new World { Readers = [World.Peer("Ana"), World.Peer("Ben"), World.Peer("Chidi")] };
        var talk = Transcript.Of(
            world,
            "A triad in a group chat",
            "Only the three who take part can read the chat, so their words stand on the cards here.");

        talk.Heading("Gather");
        await talk.SaysAsync("Ana", "start");
        await talk.SaysAsync("Ben", "join");
        await talk.SaysAsync("Chidi", "join");
        await talk.SaysAsync("Ana", "agree");
        await talk.SaysAsync("Ben", "agree");
        await talk.SaysAsync("Ana", "begin");
        await talk.SaysAsync("Chidi", "agree");
        await talk.SaysAsync("Chidi", "focus challenge");

        talk.Heading("What do we want to accomplish?");
        await talk.SaysAsync("Ana", "begin");
        await talk.SaysAsync("Ana", "Stop doing my old job on top of the new one");
        await talk.SaysAsync("Chidi", "Find out why our handovers break");
        await talk.SaysAsync("Ana", "Let go of my old job, without leaving the team alone");
        await talk.SaysAsync("Ben", "Say no to my director once, kindly");
        await talk.PassesAsync(1.5);

        talk.Heading("Coaching turns");
        await talk.SaysAsync("Chidi", "next");
        await talk.PassesAsync(6);
        await talk.SaysAsync("Ben", "another question");
        await talk.SaysAsync("Ben", "done");
        await talk.PassesAsync(7);
        await talk.SaysAsync("Ana", "more time");
        await talk.PassesAsync(4);
        await talk.SaysAsync("Chidi", "done");
        talk.Note("The three go on with Ben.");
        await talk.WhispersAsync("Chidi", "status");
        await talk.PassesAsync(9);
        await talk.SaysAsync("Ben", "What struck me: I never asked him what he needs");
        await talk.SaysAsync("Ben", "done");
        talk.Note("The three go on with Chidi, and forget the clock.");
        await talk.PassesAsync(17);

        talk.Heading("What have we learned?");
        await talk.SaysAsync("Ben", "A no can begin with a question");
        await talk.SaysAsync("Ana", "I hold on because I like being needed");
        await talk.SaysAsync("Chidi", "pass");

        talk.Heading("What next steps will we take?");
        await talk.SaysAsync("Ana", "next");
        await talk.SaysAsync("Ana", "I will hand the Monday report to Sofia by Friday");
        await talk.SaysAsync("Ana", "if Sofia has no time, then I drop the report for a week and see who asks for it");
        await talk.SaysAsync("Ana", "witness Ben");
        await talk.SaysAsync("Ben", "I will ask my director what he needs most by tomorrow");
        await talk.SaysAsync("Ben", "next");
        await talk.SaysAsync("Chidi", "I will sit with the night shift for one handover");
        await talk.SaysAsync("Chidi", "2026-12-03");

        talk.Heading("Close");
        await talk.SaysAsync("Ben", "next");
        await talk.SaysAsync("Chidi", "curious");
        await talk.SaysAsync("Ana", "tired, and glad");
        await talk.SaysAsync("Ben", "brave");
        await talk.SaysAsync("Ben", "yes");
        await talk.SaysAsync("Chidi", "a bit off");
        await talk.SaysAsync("Ana", "yes");
        await talk.SaysAsync("Ana", "5");
        await talk.SaysAsync("Ben", "4");
        await talk.SaysAsync("Chidi", "4");
        await talk.SaysAsync("Ana", "some time in December");
        await talk.SaysAsync("Ana", "in three weeks");

        Approval.OfTranscripts().Check("triad", talk.ToString());
    }
}
