using System.Text;
using System.Text.Json.Nodes;
using PeerCoachBot.OwnData;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Tests.Trust;

namespace PeerCoachBot.Tests.OwnData;

/// <summary>What somebody is given holds every word of theirs once, letter by letter, and nobody else's.</summary>
public sealed class OwnDataTests
{
    private static readonly SessionGuide Guide = Guides.ThreeQuestions();

    [Fact]
    public void Everything_that_somebody_said_is_in_it_once_and_nothing_that_others_said()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        room.Say("Ana", "I will draft the plan by Friday").Say("Ana", "if I am tired, then I walk").Say("Ana", "witness Ben").Say("Ben", "I will rest by Friday");
        var data = Of(room.Session);
        var session = Assert.Single(data.Sessions);
        Assert.Equal((room.Home.Id, room.Session.Key, room.Session.StartedAt), (session.Conversation, session.Session, session.StartedAt));
        Assert.Equal(
            [("goal", "Goal of Ana"), ("learning", "Learning of Ana")],
            session.Answers.Select(a => (a.Question, a.Text)));
        Assert.All(session.Answers, answer => Assert.EndsWith("?", answer.Asked, StringComparison.Ordinal));
        var step = Assert.Single(session.NextSteps);
        Assert.Equal(("draft the plan", "Ben"), (step.Text, step.Witness));
        Assert.True(session is { HadCoachingTurn: true, AcceptedGroundRules: true, Left: false });
        foreach (var written in new[] { Encoding.UTF8.GetString(OwnJson.Write(data)), Encoding.UTF8.GetString(OwnCsv.Write(data)), string.Concat(OwnPages.Of(data)) })
        {
            Assert.DoesNotContain("Goal of Ben", written, StringComparison.Ordinal);
            Assert.DoesNotContain("rest", written, StringComparison.Ordinal);
            Assert.Equal(2, written.Split("Goal of Ana").Length);
        }
    }

    [Fact]
    public void A_session_that_is_put_aside_and_present_is_in_it_once_and_one_without_the_person_is_not()
    {
        var (one, other) = (Room.Begun("Ana", "Ben").Say("Ana", "words").Session, Room.Begun("Ben", "Cem").Session);
        var data = Of(one, one with { }, one with { Key = "a9", StartedAt = one.StartedAt.AddDays(-1) }, other with { Key = "a7" });
        Assert.Equal(["a9", one.Key], data.Sessions.Select(s => s.Session));
    }

    [Fact]
    public void Words_of_any_kind_are_the_same_letter_by_letter_in_all_three_forms()
    {
        var words = AwkwardStrings.Of(200);
        var data = Of([.. words.Select((text, n) => Saying(text, $"s{n:d3}"))]);
        var json = JsonNode.Parse(OwnJson.Write(data))!["sessions"]!.AsArray();
        Assert.Equal(words, json.Select(session => (string)session!["answers"]![0]!["text"]!));
        Assert.Equal(words, Rows(data).Where(row => row[0] == "answer").Select(row => Unguarded(row[5])));
        var pages = string.Join("\n\n", OwnPages.Of(data));
        Assert.All(words.Where(text => text.Length > 0), text => Assert.Contains($"text: {text}", pages, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\0=1")]
    [InlineData("\uFF1D1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF201")]
    [InlineData("'=1")]
    [InlineData("=1\",=2")]
    public void No_cell_begins_a_formula_and_none_is_lost(string words)
    {
        var rows = Rows(Of(Saying(words, "s1")));
        Assert.All(rows.SelectMany(row => row).Where(cell => cell.Length > 0), cell => Assert.DoesNotContain(cell[0], "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20"));
        Assert.Equal(words, Unguarded(rows.Single(row => row[0] == "answer")[5]));
    }

    [Fact]
    public void Their_own_record_is_in_it_whole()
    {
        var record = JsonNode.Parse("""{"name":"Ana","commitments":[{"text":"=draft","due":"2026-12-04","isDone":false}],"nothing":null}""")!.AsObject();
        var data = Of() with { Record = record };
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(OwnJson.Write(data))!["record"], record));
        Assert.Equal(
            [("name", "Ana"), ("commitments/1/text", "'=draft"), ("commitments/1/due", "2026-12-04"), ("commitments/1/isDone", "false")],
            Rows(data).Where(row => row[0] == "record").Select(row => (row[4], row[5])));
    }

    [Fact]
    public void Messages_are_cut_between_rows_and_none_is_larger_than_it_may_be()
    {
        var data = Of([.. Enumerable.Range(0, 60).Select(n => Saying($"{n} {new string('\u00e4', 1900)}", $"s{n:d3}"))]);
        var pages = OwnPages.Of(data);
        Assert.True(pages.Count > 3);
        Assert.All(pages, page => Assert.InRange(OwnPages.Size(page), 1, OwnPages.MostBytes));
        Assert.Equal(OwnRow.Of(data).Select(OwnPages.Text), pages.SelectMany(page => page.Split("\n\n")));
    }

    [Fact]
    public void Somebody_of_whom_nothing_is_kept_gets_a_file_that_says_so()
    {
        Assert.Empty(OwnPages.Of(Of()));
        Assert.Equal([OwnRow.Columns], Read(OwnCsv.Write(Of())));
        Assert.Empty(JsonNode.Parse(OwnJson.Write(Of()))!["sessions"]!.AsArray());
    }

    private static PersonalData Of(params IReadOnlyList<Session> sessions) =>
        new(World.Peer("Ana").Id, FakeClock.Start, null, OwnSessions.Of(sessions, World.Peer("Ana").Id, Guide));

    private static Session Saying(string words, string key)
    {
        var session = Room.Begun("Ana", "Ben").Session;
        return session with { Key = key, Answers = [new Answer("goal", World.Peer("Ana").Id, words, FakeClock.Start)] };
    }

    private static string Unguarded(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private static List<string[]> Rows(PersonalData data) => [.. Read(OwnCsv.Write(data)).Skip(1)];

    private static List<string[]> Read(byte[] csv)
    {
        Assert.Equal(Encoding.UTF8.Preamble, csv.AsSpan(0, 3));
        return StrictCsv.Read(Encoding.UTF8.GetString(csv.AsSpan(3)));
    }
}
