using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>A setting that is missing or wrong stops the build, and the sentence says which and what to write.</summary>
public sealed class SettingsTests(PackageBuilder builder) : IClassFixture<PackageBuilder>
{
    [NeedsNodeTheory]
    [InlineData("MicrosoftAppId")]
    [InlineData("TeamsDeveloperName")]
    [InlineData("TeamsWebsiteUrl")]
    [InlineData("TeamsPrivacyUrl")]
    [InlineData("TeamsTermsUrl")]
    public async Task A_missing_setting_is_named(string name)
    {
        var settings = PackageBuilder.Settings();
        settings.Remove(name);
        var (zip, faults) = await builder.BuildAsync(ManifestCopy.Original, settings);
        Assert.Null(zip);
        Assert.StartsWith($"{name} is not set (", Assert.Single(faults), StringComparison.Ordinal);
    }

    [NeedsNodeTheory]
    [InlineData("MicrosoftAppId", "peercoach")]
    [InlineData("MicrosoftAppId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("MicrosoftAppId", "{0f3c7e4a-5b1d-4c62-9a87-2d10c6b8e935}")]
    [InlineData("TeamsAppId", "0f3c7e4a-5b1d-4c62-9a87-2d10c6b8e93")]
    [InlineData("TeamsAppId", " 0f3c7e4a-5b1d-4c62-9a87-2d10c6b8e935")]
    [InlineData("TeamsAppVersion", "1.0")]
    [InlineData("TeamsAppVersion", "v1.0.0")]
    [InlineData("TeamsAppVersion", "1.0.01")]
    [InlineData("TeamsAppVersion", "1.0.0-rc.1")]
    [InlineData("TeamsAppSuffix", "(test)")]
    [InlineData("TeamsAppSuffix", "longer than eighteen")]
    [InlineData("TeamsDeveloperName", " Contoso")]
    [InlineData("TeamsDeveloperName", "The Contoso Corporation of America")]
    [InlineData("TeamsDeveloperName", "Con\u202Etoso")]
    [InlineData("TeamsWebsiteUrl", "contoso.example")]
    [InlineData("TeamsPrivacyUrl", "http://contoso.example/privacy")]
    [InlineData("TeamsPrivacyUrl", "https://localhost/privacy")]
    [InlineData("TeamsTermsUrl", "https://ana:secret@contoso.example/terms")]
    public async Task A_malformed_setting_is_named(string name, string value)
    {
        var settings = PackageBuilder.Settings();
        settings[name] = value;
        var (zip, faults) = await builder.BuildAsync(ManifestCopy.Original, settings);
        Assert.Null(zip);
        var fault = Assert.Single(faults);
        Assert.StartsWith($"{name} is ", fault, StringComparison.Ordinal);
        Assert.Contains(" but should be ", fault, StringComparison.Ordinal);
    }

    [NeedsNodeFact]
    public async Task A_setting_that_does_not_exist_is_refused_with_those_that_do()
    {
        var settings = PackageBuilder.Settings();
        settings["TeamsAppid"] = "0f3c7e4a-5b1d-4c62-9a87-2d10c6b8e935";
        var fault = Assert.Single((await builder.BuildAsync(ManifestCopy.Original, settings)).Faults);
        Assert.StartsWith("the test: there is no setting TeamsAppid; there are MicrosoftAppId, TeamsAppId,", fault, StringComparison.Ordinal);
    }
}
