using PeerCoachBot.Conversations;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Transcripts;

public sealed class GroupOfFiveTranscript
{
    [Fact]
    public async Task A_group_of_five_meets_in_a_meeting_chat()
    {
        using var world = new World
        {
            Home = new Conversation("t1", "19:meeting_1@thread.v2", ConversationKind.MeetingChat),
            Readers = [.. new[] { "Ana", "Ben", "Chidi", "Dana", "Emre", "Olga" }.Select(World.Peer)],
        };
        var talk = Transcript.Of(
            world,
            "A group of five in a meeting chat",
            "Olga organised the meeting and can read its chat, but takes no part. Chidi has lost the connection, Dana has to go early, and Emre comes late.");

        talk.Heading("Gather");
        await talk.SaysAsync("Ana", "start");
        await talk.SaysAsync("Ben", "join");
        await talk.SaysAsync("Chidi", "join");
        await talk.SaysAsync("Dana", "join");
        foreach (var who in new[] { "Ana", "Ben", "Chidi", "Dana" })
            await talk.SaysAsync(who, "agree");
        await talk.SaysAsync("Ana", "focus holidays");
        await talk.SaysAsync("Ana", "focus action planning");
        await talk.SaysAsync("Ana", "time box 60");
        await talk.SaysAsync("Olga", "How do I get the slides?");

        talk.Heading("What do we want to accomplish?");
        await talk.SaysAsync("Ana", "begin");
        await talk.SaysAsync("Ana", "A plan for the move to the new office that people can live with");
        await talk.WhispersAsync("Dana", "A first step, as I have put this off for months");
        await talk.SaysAsync("Ben", "Next year's training plan, on one page");
        await talk.PassesAsync(6);
        await talk.SaysAsync("Ben", "next");
        await talk.SaysAsync("Ben", "skip Chidi");
        talk.Note("They would rather read the answers together.");
        foreach (var who in new[] { "Ana", "Ben", "Dana" })
            await talk.SaysAsync(who, "show here");
        await talk.SaysAsync("Ana", "skip Chidy");
        await talk.WhispersAsync("Chidi", "show here");

        talk.Heading("Coaching turns");
        await talk.SaysAsync("Ana", "next");
        await talk.PassesAsync(4);
        await talk.SaysAsync("Emre", "join");
        await talk.SaysAsync("Emre", "agree");
        await talk.SaysAsync("Ben", "skip Chidi");
        await talk.PassesAsync(1);
        await talk.SaysAsync("Ana", "done");
        await talk.PassesAsync(6);
        await talk.SaysAsync("Ben", "done");
        await talk.PassesAsync(3);
        await talk.SaysAsync("Dana", "leave");
        await talk.PassesAsync(2);
        await talk.SaysAsync("Ana", "done");
        await talk.PassesAsync(4);

        talk.Heading("What have we learned?");
        await talk.SaysAsync("Emre", "done");
        await talk.SaysAsync("Emre", "show here");
        await talk.SaysAsync("Ana", "People accept a plan that they helped to break once");
        await talk.SaysAsync("Emre", "Coming late cost me less than I feared");
        await talk.SaysAsync("Ben", "One page is a decision, not a format");

        talk.Heading("What next steps will we take?");
        await talk.SaysAsync("Ben", "next anyway");
        await talk.SaysAsync("Ana", "I will walk through the new office with two doubters by Thursday");
        await talk.SaysAsync("Emre", "I will write down my first question by tomorrow");
        await talk.SaysAsync("Ben", "pass");

        talk.Heading("Close");
        await talk.SaysAsync("Ana", "next anyway");
        foreach (var (who, word) in new[] { ("Ana", "hopeful"), ("Ben", "clear"), ("Emre", "welcome") })
            await talk.SaysAsync(who, word);
        await talk.SaysAsync("Ana", "skip Chidi");
        await talk.SaysAsync("Ben", "end");
        await talk.WhispersAsync("Dana", "status");

        Approval.OfTranscripts().Check("group-of-five", talk.ToString());
    }
}
