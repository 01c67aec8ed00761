using System.Text.Json.Nodes;
using PeerCoachBot.Sessions.Typing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>What is in the package that Teams installs.</summary>
public sealed class PackageTests(PackageBuilder builder) : IClassFixture<PackageBuilder>
{
    [NeedsNodeFact]
    public async Task The_package_has_what_Teams_wants_at_its_root()
    {
        var package = await BuildAsync();
        Assert.Equal(
            ["color.png", "de.json", "es.json", "fr.json", "manifest.json", "outline.png"],
            package.Entries.Select(entry => entry.FullName));
        Assert.All(package.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [NeedsNodeFact]
    public async Task The_settings_are_in_it()
    {
        var settings = PackageBuilder.Settings();
        settings["TeamsAppVersion"] = "2.0.13";
        settings["TeamsAppSuffix"] = "test";
        var package = await BuildAsync(settings);
        Assert.Equal((string)settings["TeamsAppId"]!, (string)package.Manifest["id"]!);
        Assert.Equal((string)settings["MicrosoftAppId"]!, (string)package.Manifest["bots"]![0]!["botId"]!);
        Assert.Equal((string)settings["MicrosoftAppId"]!, (string)package.Manifest["composeExtensions"]![0]!["botId"]!);
        Assert.Equal("2.0.13", (string)package.Manifest["version"]!);
        Assert.Equal("PeerCoach (test)", (string)package.Manifest["name"]!["short"]!);
        Assert.Equal("PeerCoach (test)", (string)package.Json("fr.json")["name.short"]!);
    }

    [NeedsNodeFact]
    public async Task Without_an_id_of_its_own_the_app_has_the_bots()
    {
        var settings = PackageBuilder.Settings();
        settings.Remove("TeamsAppId");
        Assert.Equal((string)settings["MicrosoftAppId"]!, (string)(await BuildAsync(settings)).Manifest["id"]!);
    }

    [NeedsNodeFact]
    public async Task Every_command_that_is_offered_is_understood_by_the_bot()
    {
        List<string> commands = [.. (await BuildAsync()).Commands()];
        Assert.True(commands.Count >= 4 * 18, $"{commands.Count} commands in four languages");
        Assert.Empty(NotUnderstood(commands));
    }

    [Fact]
    public void A_command_that_the_bot_does_not_understand_would_be_noticed() =>
        Assert.Equal(["anfangen", "make tea"], NotUnderstood(["start", "anfangen", "another question", "make tea"]));

    [NeedsNodeFact]
    public async Task It_asks_for_no_permission_and_no_domain()
    {
        var manifest = (await BuildAsync()).Manifest.AsObject();
        Assert.All(
            ["authorization", "webApplicationInfo", "permissions", "devicePermissions", "validDomains"],
            name => Assert.False(manifest.ContainsKey(name), name));
    }

    [NeedsNodeFact]
    public async Task The_same_settings_make_the_same_bytes()
    {
        var shuffled = new JsonObject(PackageBuilder.Settings().Reverse().Select(s => KeyValuePair.Create(s.Key, s.Value?.DeepClone())));
        using var copy = new ManifestCopy();
        var first = (await builder.BuildAsync(ManifestCopy.Original, PackageBuilder.Settings())).Zip;
        Assert.Equal(first, (await builder.BuildAsync(copy.Folder, shuffled)).Zip);
        shuffled["TeamsAppVersion"] = "1.0.1";
        Assert.NotEqual(first, (await builder.BuildAsync(copy.Folder, shuffled)).Zip);
    }

    private static IEnumerable<string> NotUnderstood(IEnumerable<string> commands) => commands.Where(command => CommandReader.Read(command) is null);

    private async Task<Package> BuildAsync(JsonObject? settings = null)
    {
        var (zip, faults) = await builder.BuildAsync(ManifestCopy.Original, settings ?? PackageBuilder.Settings());
        Assert.Empty(faults);
        return new Package(zip!);
    }
}
