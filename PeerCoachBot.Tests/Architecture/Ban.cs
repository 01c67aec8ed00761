using System.Text.RegularExpressions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Architecture;

/// <summary>Words that must not stand in the code of some rooms.</summary>
internal sealed record Ban(string Words)
{
    /// <summary>The core is pure: it waits for nothing, asks nothing of the machine, and knows nothing of the outside.</summary>
    public static readonly Ban FromCore = new(
        @"\basync\b|\bawait\b|\bTask\b|\bValueTask\b|\bThread\b"
        + @"|\bUtcNow\b|\bDateTime(Offset)?\.Now\b|\bTimeProvider\b|\bStopwatch\b"
        + @"|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\b|\bEnvironment\.|\bFile\.|\bHttpClient\b"
        + @"|\bCultureInfo\.(Current|Default|Installed)|\busing Microsoft\.|\bILogger\b"
        + @"|PeerCoachBot\.(Teams|Storage|Turns|Cards|Hosting)\b");

    /// <summary>The machine carries any aggregate, and knows none.</summary>
    public static readonly Ban FromMachine = new(
        @"PeerCoachBot\.(Sessions|People|Commitments|Conversations|Teams|Cards|Text)\b"
        + @"|(?<![.\w])(Session|Person|Place|Participant|Peer|Commitment)(Aggregate|Event|Dialog|Fact|Card|Json|Id)?\b");

    /// <summary>Only one room speaks with the Connector; the composition root puts it together.</summary>
    public static readonly Ban OfConnectorWords = new(
        @"PeerCoachBot\.Teams\b|[sS]erviceUrl|IncomingActivity|Connector|aadObjectId|channelData|conversationUpdate|installationUpdate"
        + @"|membersAdded|v3/conversations|vnd\.microsoft|groupChat|@thread|\bRoster\b|</?at\b");

    /// <summary>The practice room reaches the bot as Teams does, over HTTP; it shares the host and the clocks with it and nothing else.</summary>
    public static readonly Ban FromPractice = new(@"PeerCoachBot\.(?!Practice\b|Hosting\b|Clocks\b)\w+");

    /// <summary>Where there is no practice room, nothing is missing.</summary>
    public static readonly Ban OfPractice = new(@"PeerCoachBot\.Practice\b");

    /// <summary>Where the words stand, as <c>file: word</c>.</summary>
    public IEnumerable<string> Offences(IEnumerable<SourceFile> files) =>
        from file in files
        from Match found in Regex.Matches(file.Code, Words)
        select $"{file.Path}: {found.Value}";
}
