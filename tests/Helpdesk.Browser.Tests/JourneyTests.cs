using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Helpdesk.Browser.Tests;

/// <summary>The main job of the product, from the first click of a customer to the last.</summary>
public sealed partial class JourneyTests(DemoInABrowser demo)
{
    [Fact]
    public async Task A_problem_travels_from_first_to_third_level_and_back_to_a_satisfied_customer()
    {
        var customer = await demo.OpenAsync();
        var status = await ReportAsync(customer);
        var number = await customer.Locator(".number").First.InnerTextAsync();
        var ticket = $"/desk/tickets/{int.Parse(Digits().Match(number).Value, System.Globalization.CultureInfo.InvariantCulture)}";

        var first = await demo.OpenAsAsync("Dilan Aydın");
        await first.GotoAsync(ticket);
        await Press(first, "Take");
        await AnswerAsync(first, "Thank you. Please tell me which version the phone shows under Settings, About.");
        await SeeAsync(customer, status, "We are working on it");
        await ReplyAsync(customer, "It says 6.3.1.");
        await EscalateAsync(first, ticket, topic: "Firmware", async page =>
        {
            await page.FillAsync("[name='Input.SerialNumber']", "P12-40-118822");
            await page.FillAsync("[name='Input.ProductVersion']", "6.3.1");
        });
        await SeeAsync(customer, status, "With a specialist");

        // The specialist's certificate is recorded, but nobody has verified it yet: the page says so, and so does the answer to a claim sent all the same.
        var second = await demo.OpenAsAsync("Henrik Sørensen");
        await second.GotoAsync(ticket);
        await Expect(second.Locator(".ticket-head")).ToContainTextAsync("not verified");
        await second.EvaluateAsync(
            """
            action => {
              const form = document.createElement("form");
              form.method = "post";
              form.action = action;
              form.append(document.querySelector("input[name=__RequestVerificationToken]").cloneNode());
              document.body.append(form);
              form.submit();
            }
            """,
            $"{ticket}/claim");
        await Expect(second.Locator(".error-summary")).ToContainTextAsync("not verified");
        var lead = await demo.OpenAsAsync("Martina Vogt");
        await lead.GotoAsync("/admin/agents?q=Henrik");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Henrik Sørensen" }).ClickAsync();
        await lead.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Verify: Firmware") }).ClickAsync();
        await Expect(lead.Locator(".toast-note")).ToBeVisibleAsync();
        await second.GotoAsync(ticket);
        await Press(second, "Take");
        await Expect(second.Locator(".packet-question")).ToContainTextAsync("Which build");

        await EscalateAsync(second, ticket, topic: "Firmware", async page =>
        {
            await page.FillAsync("[name='Input.Reproduction']", "1. Set two alarms\n2. Restart");
            await page.FillAsync("[name='Input.Expected']", "Both alarms ring");
            await page.FillAsync("[name='Input.Actual']", "Neither rings");
            await page.FillAsync("[name='Input.Frequency']", "5 of 5");
        });
        await SeeAsync(customer, status, "Our developers are examining it");

        var third = await demo.OpenAsAsync("Rafael Moreno");
        await third.GotoAsync(ticket);
        await Press(third, "Take");
        await third.GotoAsync($"{ticket}/return");
        await third.Locator("input[value='FinishWithCustomer']").CheckAsync();
        await third.FillAsync("[name='Input.Note']", "Fixed in 6.3.2, which is out today.");
        await SubmitAsync(third);
        await third.ArriveAtAsync($"**{ticket}");

        await second.GotoAsync($"{ticket}/resolve");
        await second.FillAsync("[name='Input.Body']", "Please install 6.3.2: alarms survive a restart again.");
        await second.Locator("input[name='Input.FirstLevelCould'][value='false']").CheckAsync();
        await second.SelectOptionAsync("[name='Input.NotFirstLevelBecause']", "Defect");
        await SubmitAsync(second);
        await second.ArriveAtAsync($"**{ticket}");

        await SeeAsync(customer, status, "Solved, please confirm");
        await customer.Locator(".status-panel").GetByRole(AriaRole.Button).ClickAsync();
        await SeeAsync(customer, status, "Closed");
        Assert.DoesNotContain("Second Level", await customer.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <returns>The private address of the customer's request.</returns>
    private static async Task<string> ReportAsync(IPage customer)
    {
        await customer.GotoAsync("/");
        foreach (var choice in new[] { "Phones", "Lumora P", "P12" })
        {
            await customer.Locator(".choice").Filter(new() { Has = customer.GetByText(choice, new() { Exact = true }) }).First.ClickAsync();
        }

        await customer.FillAsync("[name='Input.Title']", "No alarm rings after a restart");
        await customer.FillAsync("[name='Input.Description']", "I set two alarms, the phone restarted at night, and neither rang.\n日本語 😀");
        await customer.FillAsync("[name='Input.Name']", "Nora Field");
        await customer.FillAsync("[name='Input.Email']", "nora.field@example.org");
        await SubmitAsync(customer);
        await customer.ArriveAtAsync("**/received");
        return await customer.Locator("#private-link").InputValueAsync();
    }

    private static async Task SeeAsync(IPage customer, string status, string words)
    {
        await customer.GotoAsync(status);
        await Expect(customer.Locator(".status-panel h2")).ToContainTextAsync(words);
    }

    private static async Task ReplyAsync(IPage customer, string text)
    {
        await customer.FillAsync("[name='Input.Body']", text);
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(customer.Locator(".conversation")).ToContainTextAsync(text);
    }

    private static async Task AnswerAsync(IPage agent, string text)
    {
        await agent.FillAsync("[name='Input.Body']", text);
        await agent.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(agent.Locator(".conversation")).ToContainTextAsync(text);
    }

    private static async Task EscalateAsync(IPage agent, string ticket, string topic, Func<IPage, Task> furtherFields)
    {
        await agent.GotoAsync($"{ticket}/escalate");
        await SubmitAsync(agent);
        await Expect(agent.Locator(".error-summary")).ToContainTextAsync("question");

        await agent.SelectOptionAsync("[name='Input.Reason']", "SuspectedDefect");
        await agent.SelectOptionAsync("[name='Input.TopicId']", new SelectOptionValue { Label = topic });
        await agent.FillAsync("[name='Input.Question']", "Which build loses the alarms, and is there a way around it?");
        await agent.FillAsync("[name='Input.Steps[0].Step']", "Alarms set again, phone restarted");
        await agent.FillAsync("[name='Input.Steps[0].Result']", "Lost again");
        await agent.FillAsync("[name='Input.ToldCustomer']", "Somebody who knows the alarm clock in detail takes over.");
        await furtherFields(agent);
        await SubmitAsync(agent);
        await agent.ArriveAtAsync($"**{ticket}");
    }

    private static Task Press(IPage agent, string button) =>
        agent.Locator(".action-bar").GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{button}") }).First.ClickAsync();

    private static Task SubmitAsync(IPage page) => page.Locator("main form .btn-primary").Last.ClickAsync();

    [GeneratedRegex("[1-9][0-9]*")]
    private static partial Regex Digits();
}
