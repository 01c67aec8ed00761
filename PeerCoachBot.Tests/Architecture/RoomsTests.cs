using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Architecture;

/// <summary>A folder is a room: its name says what lives there, and what does not.</summary>
public sealed class RoomsTests
{
    private static readonly string[] Rooms =
    [
        "Cards", "Clocks", "Commitments", "Conversations", "Decisions", "Hosting", "OwnData", "People", "Practice", "Properties", "Sessions", "Storage", "Teams",
        "Text", "Turns",
    ];

    private static readonly string[] NotRooms = ["bin", "obj", "data"];

    public static TheoryData<string> Core => ["Sessions", "Commitments", "People", "Decisions", "Conversations"];

    [Fact]
    public void The_rooms_are_the_known_ones() => Assert.Equal(
        Rooms,
        Directory.EnumerateDirectories(Sources.Product).Select(d => Path.GetFileName(d)!).Except(NotRooms).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Core))]
    public void The_core_is_pure(string room) => Assert.Empty(Ban.FromCore.Offences(FilesIn(room)));

    [Theory]
    [InlineData("Turns")]
    [InlineData("Storage")]
    public void The_machine_knows_no_aggregate(string room) => Assert.Empty(Ban.FromMachine.Offences(FilesIn(room)));

    [Fact]
    public void Only_Teams_and_what_stands_in_for_it_have_the_words_of_the_Connector()
    {
        var others = Rooms.Except(["Teams", "Practice", "Hosting", "Properties"]).SelectMany(FilesIn);
        Assert.Empty(Ban.OfConnectorWords.Offences(others));
    }

    [Fact]
    public void The_practice_room_has_no_shortcut_into_the_bot() => Assert.Empty(Ban.FromPractice.Offences(FilesIn("Practice")));

    [Fact]
    public void The_bot_does_not_know_the_practice_room() => Assert.Empty(
        Ban.OfPractice.Offences(Rooms.Except(["Practice", "Properties"]).SelectMany(FilesIn).Where(f => f.Name != "Log.cs")));

    [Fact]
    public void Every_file_says_in_which_room_it_is()
    {
        var files = Sources.In(Sources.Product).Where(f => f.Name != "Program.cs");
        Assert.All(files, file => Assert.Contains(
            $"namespace {Path.GetDirectoryName(file.Path)!.Replace('\\', '/').Replace('/', '.')};",
            file.Text,
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public async Task SendAsync() => await Other();")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var n = new Random().Next();")]
    [InlineData("var c = CultureInfo.CurrentCulture;")]
    [InlineData("using Microsoft.Extensions.Logging;")]
    [InlineData("using PeerCoachBot.Storage;")]
    [InlineData("PeerCoachBot.Cards.Sheet sheet;")]
    public void An_impure_line_would_be_noticed(string line) => Assert.NotEmpty(Ban.FromCore.Offences([new SourceFile("x.cs", line)]));

    [Theory]
    [InlineData("using PeerCoachBot.Sessions;")]
    [InlineData("if (state is Session { Step: var step })")]
    [InlineData("new PersonAggregate()")]
    [InlineData("Place? place = null;")]
    public void An_aggregate_in_the_machine_would_be_noticed(string line) =>
        Assert.NotEmpty(Ban.FromMachine.Offences([new SourceFile("x.cs", line)]));

    [Theory]
    [InlineData("var url = place.ServiceUrl;")]
    [InlineData("""if (type == "conversationUpdate")""")]
    [InlineData("ConnectorClient connector")]
    [InlineData("""Id.StartsWith("19:meeting_") || Id.Contains("@thread.v2")""")]
    public void A_word_of_the_Connector_would_be_noticed(string line) =>
        Assert.NotEmpty(Ban.OfConnectorWords.Offences([new SourceFile("x.cs", line)]));

    [Theory]
    [InlineData("using PeerCoachBot.Turns;")]
    [InlineData("PeerCoachBot.Teams.Inbound.ActivityHandler bot")]
    public void A_shortcut_would_be_noticed(string line) =>
        Assert.NotEmpty(Ban.FromPractice.Offences([new SourceFile("x.cs", line)]));

    [Fact]
    public void A_comment_is_no_code() => Assert.Empty(Ban.FromCore.Offences([new SourceFile("x.cs", "    // No await here.")]));

    private static IReadOnlyList<SourceFile> FilesIn(string room)
    {
        var files = Sources.In(Path.Combine(Sources.Product, room));
        Assert.NotEmpty(files);
        return files;
    }
}
