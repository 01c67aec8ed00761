using System.Reflection;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Hosting;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Architecture;

/// <summary>Files stay small and are called by what they hold.</summary>
public sealed class FilesTests
{
    private const int MostLines = 250;
    private const int MostLinesOfTests = 400;
    private const int MostLinesOfProgram = 39;

    private static readonly string[] EmptyNames = ["Helper", "Manager", "Util", "Processor", "Common", "Misc"];

    [Fact]
    public void No_file_of_the_product_is_long() =>
        Assert.Empty(Sources.In(Sources.Product).Where(f => f.Lines > MostLines).Select(f => $"{f.Path}: {f.Lines}"));

    [Fact]
    public void No_file_of_the_tests_is_long() =>
        Assert.Empty(Sources.In(Sources.Tests).Where(f => f.Lines > MostLinesOfTests).Select(f => $"{f.Path}: {f.Lines}"));

    [Fact]
    public void The_program_is_a_table_of_contents() =>
        Assert.InRange(Sources.In(Sources.Product).Single(f => f.Name == "Program.cs").Lines, 1, MostLinesOfProgram);

    [Fact]
    public void No_file_is_called_by_a_word_that_says_nothing() => Assert.Empty(
        Sources.In(Sources.Product).Concat(Sources.In(Sources.Tests))
            .Where(f => EmptyNames.Any(word => f.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(f => f.Path));

    [Fact]
    public void Every_log_message_has_an_id_of_its_own()
    {
        var ids = typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.InRange(id, 1000, 9999));
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }

    [Fact]
    public void Every_log_message_stands_in_the_log() => Assert.Equal(
        ["PeerCoachBot/Hosting/Log.cs"],
        Sources.In(Sources.Product).Where(f => f.Code.Contains("[LoggerMessage(", StringComparison.Ordinal)).Select(f => f.Path));
}
