namespace Helpdesk.Domain.Tests.Shared;

public sealed class LocalizedTextTests
{
    [Theory]
    [InlineData(Language.English, "Cameras")]
    [InlineData(Language.German, "Kameras")]
    public void A_word_is_read_in_the_readers_language(Language language, string word) => Assert.Equal(word, Desk.CamerasName.In(language));
}
